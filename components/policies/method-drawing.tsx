'use client'

import { useTranslations } from 'use-intl'
import { toneOfLevel } from '@/components/mastery/tone'
import { usePolicyWords } from '@/components/policies/use-policy-words'
import type { ExplainedMethod } from '@/lib/core/mastery/method-sentence'
import type { PowerFit } from '@/lib/core/mastery/methods/power-law'
import type { MasteryScale } from '@/lib/core/mastery/scale'

const WIDTH = 360
const LEFT = 14
const RIGHT = 268
const TOP = 12
const BASE = 116
const BARS = 134
const BAR_HEIGHT = 34
const FOOT = 184
const BAR_WIDTH = 26

export interface MethodDrawingProps {
  readonly explained: ExplainedMethod
  readonly scale: MasteryScale
}

/** The five scores on the scale, how much each weighs, and the line of what they become together. */
export function MethodDrawing({ explained, scale }: MethodDrawingProps) {
  const t = useTranslations('policies.example')
  const words = usePolicyWords()
  const { pieces, outcome, fit } = explained
  // A curve may be read above the top.
  const high = Math.max(
    scale.top,
    ...pieces.map(({ value }) => value),
    outcome.state === 'level' ? outcome.score : 0,
  )
  const y = (value: number) => BASE - (Math.max(0, value) / high) * (BASE - TOP)
  const places = pieces.length + (fit === null ? 0 : 1)
  const x = (at: number) => LEFT + 20 + ((at + 0.5) / places) * (RIGHT - LEFT - 20)
  const values = pieces.map(({ value }) => words.figure(value))
  const weighs = pieces.some(({ weight }) => weight > 0)
  const weights = pieces.map(({ weight }) => words.percent(weight))
  const together =
    outcome.state === 'level'
      ? t('drawingLevel', {
          score: words.score(outcome.score, scale),
          level: words.level(outcome.level, scale),
        })
      : t('drawingNone')
  return (
    <svg
      viewBox={`0 0 ${WIDTH} ${weighs ? FOOT : BARS}`}
      role="img"
      aria-label={t('drawing', {
        scores: values.join(', '),
        weights: weighs ? weights.join(', ') : 'none',
        outcome: together,
      })}
      className="block w-full max-w-[400px] text-11 tabular-nums"
    >
      <Bands scale={scale} y={y} />
      <polyline
        points={pieces.map(({ value }, at) => `${x(at)},${y(value)}`).join(' ')}
        className="fill-none stroke-line-strong"
      />
      {fit === null ? null : <Curve fit={fit} x={x} y={y} />}
      {outcome.state === 'level' ? (
        <Outcome
          at={y(outcome.score)}
          score={words.score(outcome.score, scale)}
          level={words.level(outcome.level, scale)}
        />
      ) : (
        <text x={RIGHT + 10} y={(TOP + BASE) / 2} className="fill-ink-2">
          {t('notYet')}
        </text>
      )}
      {pieces.map(({ evidence, value, role }, at) => (
        <g key={evidence.id}>
          <circle
            cx={x(at)}
            cy={y(value)}
            r="4"
            className={
              role === 'passed-over' || role === 'left-out' ? 'fill-surface stroke-ink-3' : 'fill-ink'
            }
          />
          <text
            x={x(at)}
            y={y(value) + (y(value) - 10 < TOP ? 16 : -8)}
            textAnchor="middle"
            className="fill-ink-2 stroke-3 stroke-surface [paint-order:stroke]"
          >
            {values[at]}
          </text>
        </g>
      ))}
      {weighs
        ? pieces.map(({ evidence, weight }, at) => (
            <g key={evidence.id}>
              <rect
                x={x(at) - BAR_WIDTH / 2}
                y={BARS + BAR_HEIGHT - Math.max(1, weight * BAR_HEIGHT)}
                width={BAR_WIDTH}
                height={Math.max(1, weight * BAR_HEIGHT)}
                className={weight > 0 ? 'fill-ink-3' : 'fill-line-strong'}
              />
              <text
                x={x(at)}
                y={FOOT - 4}
                textAnchor="middle"
                className={weight > 0 ? 'fill-ink-2' : 'fill-ink-4'}
              >
                {weights[at]}
              </text>
            </g>
          ))
        : null}
    </svg>
  )
}

type Place = (value: number) => number

/** The levels as a scale at the side, and where each begins. */
function Bands({ scale, y }: { readonly scale: MasteryScale; readonly y: Place }) {
  return scale.levels.map(({ level, cut }, at) => {
    const next = scale.levels[at + 1]?.cut
    const low = at === 0 ? BASE : y(cut)
    const high = next === undefined ? TOP : y(next)
    return (
      <g key={level}>
        <rect
          x={LEFT - 6.5}
          y={high + 0.5}
          width="8"
          height={Math.max(1, low - high - 1)}
          className={`fill-tone-${toneOfLevel(level, scale.levels.length)}`}
        />
        <path d={`M${LEFT + 6} ${Math.round(low) + 0.5}H${RIGHT}`} className="stroke-line" />
      </g>
    )
  })
}

function Curve(props: { readonly fit: PowerFit; readonly x: Place; readonly y: Place }) {
  const { fit, x, y } = props
  const steps = Array.from({ length: 41 }, (_, step) => 1 + (step / 40) * (fit.x - 1))
  const at = (position: number) => `${x(position - 1)},${y(fit.m * position ** fit.b)}`
  return (
    <>
      <polyline points={steps.map(at).join(' ')} className="fill-none stroke-accent" strokeWidth="1.5" />
      <circle
        cx={x(fit.x - 1)}
        cy={y(fit.predicted)}
        r="6"
        className="fill-none stroke-accent"
        strokeWidth="1.5"
      />
    </>
  )
}

function Outcome(props: { readonly at: number; readonly score: string; readonly level: string }) {
  const text = Math.max(TOP + 8, Math.min(BASE - 6, props.at))
  return (
    <>
      <path
        d={`M${LEFT + 6} ${props.at}H${RIGHT + 4}`}
        className="stroke-accent"
        strokeWidth="1.5"
        strokeDasharray="5 3"
      />
      <text x={RIGHT + 10} y={text + 1} className="fill-ink font-semibold text-14">
        {props.score}
      </text>
      <text x={RIGHT + 10} y={text + 14} className="fill-ink-2">
        {props.level}
      </text>
    </>
  )
}
