import { Histogram } from '@/components/charts/histogram'
import { countLevels } from '@/components/gradebook/column-counts'
import type { ColumnSpec } from '@/components/gradebook/columns'
import { FoldIcon, type HeaderOptions, SortMark, sortState } from '@/components/gradebook/header-parts'
import { policyOf } from '@/components/gradebook/open-grid'
import { fillOfTone } from '@/components/gradebook/row-views'
import type { HeaderCell } from '@/components/grid/model'
import { toneOfLevel } from '@/components/mastery/tone'
import type { GridObjective } from '@/lib/core/gradebook/grid'
import type { MasteryMethod } from '@/lib/core/mastery/policy'

/** What an objective is; unfolded, also the rule its levels follow. */
export function objectiveCell(
  { store, unfolded, t, onToggleObjective }: HeaderOptions,
  objective: GridObjective,
  start: number,
  span: number,
  end: string,
): HeaderCell {
  const open = unfolded.has(objective.id)
  const policy = policyOf(store.grid().payload, objective)
  const rule = `${t(`methods.${policy.method.kind}`, methodValues(policy.method))} · ${t('header.needs', { count: policy.minimumEvidence })}`
  return {
    id: `main:${objective.id}`,
    start,
    span,
    className: `${open ? 'grid-head-unfolded' : ''} ${end}`,
    label: `${objective.code} ${objective.statement || objective.short}${open ? `. ${rule}` : ''}`,
    expanded: open,
    onPress: () => onToggleObjective(objective.id),
    content:
      open && span > 1 ? (
        <span className="head-sticky !block">
          <span className="head-code">
            {objective.code}
            <span className="truncate font-medium">&ensp;{objective.short}</span>
            <FoldIcon open />
          </span>
          <span className="mt-[3px] block truncate text-11 text-ink-2">{rule}</span>
        </span>
      ) : (
        <>
          <span className="head-code">
            <span className="truncate">{objective.code}</span>
            <span className="ml-auto">
              <FoldIcon open={open} />
            </span>
          </span>
          <span className="head-statement">{objective.short}</span>
        </>
      ),
  }
}

/** The figures a method's name is said with. */
export function methodValues(method: MasteryMethod): Record<string, number> {
  switch (method.kind) {
    case 'weighted-average':
    case 'decaying-average':
      return { newest: method.newest }
    case 'n-times':
      return { times: method.times }
    case 'most-recent':
    case 'mean-of-highest':
      return { count: method.count }
    default:
      return {}
  }
}

/** How the class stands on an objective; a press sorts by it. */
export function levelDetail(
  options: HeaderOptions,
  column: ColumnSpec & { readonly kind: 'level' },
  start: number,
  end: string,
): HeaderCell {
  const { store, queue, order, sorting, words, t, unfolded, onSort } = options
  const { objective } = column
  const policy = policyOf(store.grid().payload, objective)
  const counts = countLevels(store, queue, objective, order)
  const levels = counts.length - 1
  const withLevel = order.length - (counts[0] ?? 0)
  const distribution = counts
    .map((count, level) => `${level === 0 ? words.none : words.level(level, policy)} ${count}`)
    .join(', ')
  return {
    id: `detail:${column.id}`,
    start,
    span: 1,
    className: unfolded.has(objective.id) ? 'bg-surface' : end,
    label: `${objective.code}, ${t('header.coverage', { count: withLevel, of: order.length })}: ${distribution}`,
    ...sortState(sorting, column.id),
    onPress: () => onSort(column.id),
    content: (
      <span className="flex h-full items-end justify-between pb-[5px]">
        <Histogram
          counts={counts}
          classNames={counts.map((_, level) => fillOfTone(toneOfLevel(level, levels)))}
        />
        {sorting.column === column.id ? <SortMark descending={sorting.descending} /> : null}
        <span className="head-coverage">
          {withLevel}/{order.length}
        </span>
      </span>
    ),
  }
}
