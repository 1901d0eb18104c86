'use client'

import { useFormatter, useTranslations } from 'use-intl'
import type { CellWords } from '@/components/gradebook/cell-words'
import { schoolDay } from '@/components/gradebook/header-parts'
import { LevelStanding } from '@/components/gradebook/level-standing'
import { LevelTrend } from '@/components/gradebook/level-trend'
import { setAsideKey } from '@/components/gradebook/set-aside-words'
import { PerformanceName, performanceValue, TraySection } from '@/components/gradebook/tray-parts'
import type { GridPolicy } from '@/lib/core/gradebook/grid'
import { levelOfScore } from '@/lib/core/mastery/scale'
import type { LevelEvidence } from '@/lib/features/gradebook/contract'

export interface LevelWorkingProps {
  readonly evidence: LevelEvidence
  readonly policy: GridPolicy
  readonly words: CellWords
}

/** The arithmetic in the order it happens, and what was seen and not counted. */
export function LevelWorking({ evidence, policy, words }: LevelWorkingProps) {
  const t = useTranslations('gradebook.tray')
  const format = useFormatter()
  const { pieces, setAside, level } = evidence
  const two = (value: number) => format.number(value, { minimumFractionDigits: 2, maximumFractionDigits: 2 })
  return (
    <>
      <TraySection title={t('explain')} aside={pieces.length < 2 ? null : t('oldestFirst')}>
        {pieces.length === 0 ? <p className="text-12 text-ink-2">{t('noEvidence')}</p> : null}
        {pieces.length < 2 ? null : (
          <LevelTrend
            pieces={pieces}
            score={level.computed.state === 'level' ? level.computed.score : null}
            policy={policy}
            label={t('trend', { values: pieces.map(({ mapped }) => two(mapped)).join(', ') })}
          />
        )}
        <table className="tray-working">
          <tbody>
            {pieces.map((piece) => (
              <tr key={piece.id}>
                <td className="w-[50px] text-ink-3">{schoolDay(format, piece.on)}</td>
                <td>
                  <PerformanceName of={piece} />
                  <span className="block text-11 text-ink-3">
                    {workedAs(piece.role) === 'counted'
                      ? t('weightTimes', {
                          weight: format.number(piece.weight, { style: 'percent', maximumFractionDigits: 1 }),
                          value: two(piece.mapped),
                          contribution: two(piece.contribution),
                        })
                      : t(piece.role === 'fitted' ? 'fitted' : 'passedOver')}
                    {piece.overridden ? ` · ${t('overridden')}` : null}
                  </span>
                </td>
                <td className="whitespace-nowrap pl-1.5 text-right">{performanceValue(piece, words)}</td>
                <td className="pl-1.5 text-right font-semibold">{two(piece.mapped)}</td>
              </tr>
            ))}
          </tbody>
          {level.computed.state === 'level' ? (
            <tfoot>
              <tr>
                <td colSpan={3}>
                  {because(
                    level.computed.score,
                    policy,
                    words,
                    (name, range) => t('because', { level: name, range }),
                    two,
                  )}
                </td>
                <td className="text-right font-semibold">{two(level.computed.score)}</td>
              </tr>
            </tfoot>
          ) : null}
        </table>
        <LevelStanding evidence={evidence} policy={policy} words={words} />
      </TraySection>
      {setAside.length === 0 ? null : (
        <TraySection title={t('setAside')}>
          <table className="tray-working">
            <tbody>
              {setAside.map((piece) => (
                <tr key={piece.id}>
                  <td className="w-[50px] text-ink-3">{schoolDay(format, piece.on)}</td>
                  <td>
                    <PerformanceName of={piece} />
                    <span className="block text-11 text-ink-3">
                      {t(`reasons.${setAsideKey(piece.reason)}`)}
                    </span>
                  </td>
                  <td className="whitespace-nowrap pl-1.5 text-right text-ink-2">
                    {performanceValue(piece, words)}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </TraySection>
      )}
    </>
  )
}

function workedAs(role: LevelEvidence['pieces'][number]['role']): 'counted' | 'not' {
  return role === 'weighed' || role === 'chosen' ? 'counted' : 'not'
}

function because(
  score: number,
  policy: GridPolicy,
  words: CellWords,
  say: (name: string, range: string) => string,
  two: (value: number) => string,
): string {
  const level = levelOfScore(score, policy.scale)
  const low = policy.scale.levels[level - 1]?.cut ?? 0
  const high = policy.scale.levels[level]?.cut
  const range = `${two(low)} ≤ ${two(score)}${high === undefined ? '' : ` < ${two(high)}`}`
  return say(words.level(level, policy), range)
}
