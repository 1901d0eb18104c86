import { Lock } from 'lucide-react'
import { cellKey } from '@/components/gradebook/cell-key'
import { GRADE_COLUMN } from '@/components/gradebook/columns'
import { effectiveGrade } from '@/components/gradebook/grade-figures'
import type { GradebookStore } from '@/components/gradebook/gradebook-store'
import { type HeaderOptions, SortMark, sortState, type Translate } from '@/components/gradebook/header-parts'
import type { WriteQueue } from '@/components/gradebook/write-queue'
import type { HeaderCell } from '@/components/grid/model'
import type { GridPayload } from '@/lib/core/gradebook/grid'

const FROZEN = { start: 0, span: 1, className: 'grid-head-frozen' } as const

/** What the column of grades is, and by which rule. */
export function gradeHead({ store, words, t }: HeaderOptions): HeaderCell {
  const { payload } = store.grid()
  const rule = gradeRule(payload, t)
  const closed = payload.grade.closed === true
  return {
    ...FROZEN,
    id: 'main-grade',
    label: [words.grade, rule, ...(closed ? [t('header.closed')] : [])].join(', '),
    content: (
      <>
        <span className="head-code">
          {words.grade}
          {closed ? <Lock className="ml-auto size-2.5 flex-none" aria-hidden="true" /> : null}
        </span>
        <span className="head-statement">{rule}</span>
      </>
    ),
  }
}

/** How the class stands by its mean; a press sorts by it. */
export function gradeDetail(options: HeaderOptions): HeaderCell {
  const { store, queue, order, words, sorting, t, onSort } = options
  const mean = meanPercent(store, queue, order)
  const { policy } = store.grid().payload.grade
  const said =
    mean === null
      ? words.gradeName(NO_GRADE, policy)
      : t('header.gradeMean', { mean: words.percent(mean, policy) })
  return {
    ...FROZEN,
    id: 'detail-grade',
    label: `${words.grade}, ${said}`,
    ...sortState(sorting, GRADE_COLUMN.id),
    onPress: () => onSort(GRADE_COLUMN.id),
    content: (
      <span className="flex items-center gap-1 text-11 text-ink-3">
        {mean === null ? '–' : said}
        {sorting.column === GRADE_COLUMN.id ? <SortMark descending={sorting.descending} /> : null}
      </span>
    ),
  }
}

const NO_GRADE = { percent: null, mark: null } as const

/** The mean of the percents that count; marks without a percent have none. Null where nobody has one. */
export function meanPercent(
  store: GradebookStore,
  queue: WriteQueue,
  studentIds: readonly string[],
): number | null {
  const { policy } = store.grid().payload.grade
  const percents = studentIds.flatMap((studentId) => {
    const state = store.grade(studentId)
    if (state === null) return []
    const pending = queue.pending(cellKey({ kind: 'grade', studentId }))
    return effectiveGrade(state, pending, policy).percent ?? []
  })
  return percents.length === 0 ? null : percents.reduce((sum, percent) => sum + percent, 0) / percents.length
}

/** "Weighted categories": what an automatic rule comes to in this class. */
function gradeRule({ grade, categories }: GridPayload, t: Translate): string {
  const { kind } = grade.policy.method
  if (kind !== 'automatic') return t(`gradeMethods.${kind}`)
  const weighted = categories.some(({ weight }) => weight !== null && weight > 0)
  return t(weighted ? 'gradeMethods.weighted-categories' : 'gradeMethods.total-points')
}
