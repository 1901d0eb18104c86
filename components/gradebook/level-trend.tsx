import type { GridPolicy } from '@/lib/core/gradebook/grid'
import { levelOfScore } from '@/lib/core/mastery/scale'
import type { LevelEvidence } from '@/lib/features/gradebook/contract'

export interface LevelTrendProps {
  readonly pieces: LevelEvidence['pieces']
  readonly score: number | null
  readonly policy: GridPolicy
  /** Says in words what is drawn. */
  readonly label: string
}

const WIDTH = 320
const HEIGHT = 72
const PAD = 8
/** Room for the levels' numbers. */
const MARGIN = 16

/** Pieces of evidence in their order between the levels' cuts, each as big as its weight, and the score they make. */
export function LevelTrend({ pieces, score, policy, label }: LevelTrendProps) {
  const { levels, top } = policy.scale
  const low = Math.min(0, ...pieces.map(({ mapped }) => mapped))
  const high = Math.max(top, ...pieces.map(({ mapped }) => mapped))
  const y = (value: number) => HEIGHT - PAD - ((value - low) / (high - low)) * (HEIGHT - 2 * PAD)
  const step = (WIDTH - MARGIN - 2 * PAD) / Math.max(1, pieces.length - 1)
  const x = (at: number) => (pieces.length === 1 ? (WIDTH - MARGIN) / 2 : PAD + at * step)
  const points = pieces.map(({ mapped }, at) => `${x(at)},${y(mapped)}`).join(' ')
  return (
    <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={label} className="my-1 block w-full">
      {levels.map(({ level, cut }, at) => {
        const next = levels[at + 1]?.cut ?? high
        return (
          <g key={level}>
            {at === 0 ? null : (
              <line x1="0" x2={WIDTH - MARGIN} y1={y(cut)} y2={y(cut)} className="stroke-line-strong" />
            )}
            <text
              x={WIDTH - 2}
              y={y((Math.max(cut, low) + next) / 2) + 4}
              textAnchor="end"
              className={`text-11 ${score !== null && levelOfScore(score, policy.scale) === level ? 'fill-ink font-semibold' : 'fill-ink-3'}`}
            >
              {level}
            </text>
          </g>
        )
      })}
      <polyline points={points} className="fill-none stroke-ink-3" strokeWidth="1.2" />
      {score === null ? null : (
        <line
          x1="0"
          x2={WIDTH - MARGIN}
          y1={y(score)}
          y2={y(score)}
          className="stroke-ink"
          strokeWidth="1.5"
          strokeDasharray="5 3"
        />
      )}
      {pieces.map((piece, at) => (
        <circle
          key={piece.id}
          cx={x(at)}
          cy={y(piece.mapped)}
          r={2 + 4 * Math.sqrt(Math.max(0, piece.weight))}
          className={isUsed(piece.role) ? 'fill-ink' : 'fill-surface stroke-ink-3'}
        />
      ))}
    </svg>
  )
}

function isUsed(role: LevelEvidence['pieces'][number]['role']): boolean {
  switch (role) {
    case 'weighed':
    case 'chosen':
    case 'fitted':
      return true
    case 'passed-over':
    case 'left-out':
      return false
  }
}
