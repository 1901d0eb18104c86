'use client'

import type { ReactNode } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import type { CellWords } from '@/components/gradebook/cell-words'
import { type GradeGroup, groupByCategory, isRenormalised } from '@/components/gradebook/grade-rows'
import { schoolDay } from '@/components/gradebook/header-parts'
import { sayValue } from '@/components/gradebook/score-view'
import { sayReason } from '@/components/gradebook/set-aside-words'
import { roundTo } from '@/lib/core/decimal'
import type { ShownGradeLevel, ShownGradeScore, ShownGradeWorking } from '@/lib/core/gradebook/grade-evidence'
import type { GridPayload } from '@/lib/core/gradebook/grid'

export interface GradeWorkingProps {
  readonly working: ShownGradeWorking
  readonly payload: GridPayload
  readonly words: CellWords
  /** While scores are tried out: the field of an assignment, in place of its value, and of an objective. */
  readonly fields: GradeFields | null
}

export interface GradeFields {
  readonly score: (itemId: string, title: string, value: string) => ReactNode
  readonly level: (objectiveId: string, title: string) => ReactNode
}

/** The arithmetic of a grade: categories by weight, each score's part, and why the others have none. */
export function GradeWorking({ working, payload, words, fields }: GradeWorkingProps) {
  const t = useTranslations('gradebook.grade')
  const two = useTwoPlaces()
  const { grade, method, levels } = working
  const { policy } = payload.grade
  const groups = groupByCategory(working, payload)
  return (
    <>
      <p className="mb-1 text-12 text-ink-2">
        {t(`method.${method}`)} {isRenormalised(working) ? t('renormalised') : null}
      </p>
      {grade.percent === null ? <p className="text-12 text-ink-2">{t('nothing')}</p> : null}
      <table className="tray-working grade-working">
        {levels.length === 0 ? null : (
          <tbody>
            {levels.map((level) => (
              <LevelRow
                key={level.objectiveId}
                level={level}
                words={words}
                payload={payload}
                fields={fields}
              />
            ))}
          </tbody>
        )}
        {groups
          .filter(({ scores }) => scores.length > 0 || fields !== null)
          .map((group) => (
            <Group
              key={group.category.id ?? 'none'}
              group={group}
              method={method}
              words={words}
              fields={fields}
            />
          ))}
        {grade.percent === null || grade.mark === null ? null : (
          <tfoot>
            <tr>
              <td colSpan={3}>
                {t('total', { mark: grade.mark, range: rangeOf(grade.percent, policy, words) })}
              </td>
              <td className="text-right font-semibold">{two(grade.percent)}</td>
            </tr>
          </tfoot>
        )}
      </table>
    </>
  )
}

interface GroupProps extends Pick<GradeWorkingProps, 'words' | 'fields'> {
  readonly group: GradeGroup
  readonly method: ShownGradeWorking['method']
}

function Group({ group, method, words, fields }: GroupProps) {
  const t = useTranslations('gradebook.grade')
  const format = useFormatter()
  const two = useTwoPlaces()
  const { category, scores, open } = group
  const said = [
    method === 'weighted-categories' && category.weight !== null
      ? t('weight', { weight: words.number(category.weight) })
      : null,
    category.share > 0
      ? t('share', { share: format.number(category.share, { style: 'percent', maximumFractionDigits: 1 }) })
      : null,
    category.counted > 0
      ? t('sumPoints', {
          points: words.number(category.points),
          possible: words.number(category.possible),
        })
      : null,
  ].filter((part) => part !== null)
  return (
    <tbody>
      <tr className="grade-category">
        <th scope="rowgroup" colSpan={2} className="text-left">
          {category.title ?? t('noCategory')}
          <span className="block font-normal text-11 text-ink-3">{said.join(' · ')}</span>
        </th>
        <td className="pl-1.5 text-right">{category.percent === null ? '–' : two(category.percent)}</td>
        <td className="pl-1.5 text-right font-semibold">
          {category.counted === 0 ? '–' : two(category.contribution)}
        </td>
      </tr>
      {scores.map((score) => (
        <ScoreRow key={score.itemId} score={score} words={words} fields={fields} />
      ))}
      {fields === null
        ? null
        : open.map((item) => (
            <tr key={item.id}>
              <td className="w-[50px] text-ink-3">
                {item.dueOn === null ? null : schoolDay(format, item.dueOn)}
              </td>
              <td>{item.title}</td>
              <td className="pl-1.5 text-right">{fields.score(item.id, item.title, '')}</td>
              <td />
            </tr>
          ))}
    </tbody>
  )
}

interface ScoreRowProps extends Pick<GradeWorkingProps, 'words' | 'fields'> {
  readonly score: ShownGradeScore
}

function ScoreRow({ score, words, fields }: ScoreRowProps) {
  const t = useTranslations('gradebook.grade')
  const tray = useTranslations('gradebook.tray')
  const format = useFormatter()
  const two = useTwoPlaces()
  const adds = score.role === 'counted' || score.role === 'extra-credit' || score.role === 'missing-counted'
  const notes = [
    score.role === 'counted' || score.role === 'left-out' ? null : t(`roles.${score.role}`),
    score.reason === null ? null : sayReason(score.reason, t, tray),
    score.beyond === null ? null : t(`beyond.${score.beyond}`),
    score.overridden ? tray('overridden') : null,
  ].filter((note) => note !== null)
  const value = sayValue(score, score, words)
  return (
    <tr className={adds ? undefined : 'text-ink-3'}>
      <td className="w-[50px] text-ink-3">{score.dueOn === null ? null : schoolDay(format, score.dueOn)}</td>
      <td>
        {score.title}
        {notes.length === 0 ? null : <span className="block text-11 text-ink-3">{notes.join(' · ')}</span>}
      </td>
      <td className="pl-1.5 text-right">
        {fields === null ? value : fields.score(score.itemId, score.title, value)}
      </td>
      <td className="pl-1.5 text-right">{adds ? two(score.contribution) : '–'}</td>
    </tr>
  )
}

interface LevelRowProps extends Pick<GradeWorkingProps, 'words' | 'fields' | 'payload'> {
  readonly level: ShownGradeLevel
}

function LevelRow({ level, words, fields, payload }: LevelRowProps) {
  const t = useTranslations('gradebook.grade')
  const tray = useTranslations('gradebook.tray')
  const format = useFormatter()
  const two = useTwoPlaces()
  const adds = level.weight > 0
  const objective = payload.objectives.find(({ id }) => id === level.objectiveId)
  const policy = payload.policies[objective?.policy ?? -1]
  const part = adds
    ? t('levelPart', {
        weight: format.number(level.weight, { style: 'percent', maximumFractionDigits: 1 }),
        percent: two(level.percent),
        contribution: two(level.contribution),
      })
    : t(level.role === 'left-out' ? 'noWorth' : 'passedOver')
  return (
    <tr className={adds ? undefined : 'text-ink-3'}>
      <td colSpan={2}>
        <b className="font-semibold">{level.code}</b> {level.statement}
        <span className="block text-11 text-ink-3">
          {[part, ...(level.overridden ? [tray('overridden')] : [])].join(' · ')}
        </span>
      </td>
      <td className="pl-1.5 text-right">
        {fields !== null
          ? fields.level(level.objectiveId, level.code)
          : policy === undefined
            ? level.level
            : words.level(level.level, policy)}
      </td>
      <td className="pl-1.5 text-right">{adds ? two(level.contribution) : '–'}</td>
    </tr>
  )
}

function useTwoPlaces(): (value: number) => string {
  const format = useFormatter()
  return (value) => format.number(value, { minimumFractionDigits: 2, maximumFractionDigits: 2 })
}

/** "80 ≤ 84.2 < 90", by the marks' own limits. */
function rangeOf(percent: number, policy: GridPayload['grade']['policy'], words: CellWords): string {
  const whole = policy.markBy === 'whole-percent'
  const at = policy.scale.findIndex(({ from }) => (whole ? roundTo(percent, 0) : percent) >= from)
  const low = policy.scale[at]
  const high = policy.scale[(at < 0 ? policy.scale.length : at) - 1]
  const shown = words.percent(percent, policy)
  const below = high === undefined ? '' : ` < ${words.number(high.from)}`
  return low === undefined ? `${shown}${below}` : `${words.number(low.from)} ≤ ${shown}${below}`
}
