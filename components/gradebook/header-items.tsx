import { Lock } from 'lucide-react'
import type { ColumnSpec } from '@/components/gradebook/columns'
import { type HeaderOptions, SortMark, schoolDay, sortState } from '@/components/gradebook/header-parts'
import type { HeaderCell } from '@/components/grid/model'
import type { GridItem } from '@/lib/core/gradebook/grid'

/** The title of an assignment. */
export function itemCell(
  options: HeaderOptions,
  column: ColumnSpec & { readonly kind: 'item' },
  start: number,
  end: string,
): HeaderCell {
  return {
    id: `main:${column.id}`,
    start,
    span: 1,
    className: end,
    label: itemLabel(options, column.item),
    content: <span className="head-statement !mt-0 !line-clamp-3 text-ink">{column.item.title}</span>,
  }
}

/** Where an assignment is from, when it was due and out of how much; a press sorts by it. */
export function itemDetail(
  options: HeaderOptions,
  column: ColumnSpec & { readonly kind: 'evidence' | 'item' },
  start: number,
  end: string,
): HeaderCell {
  const { item } = column
  const { sorting, words, onSort, format } = options
  return {
    id: `detail:${column.id}`,
    start,
    span: 1,
    className: `head-evidence ${column.kind === 'evidence' ? 'bg-surface' : ''} ${end}`,
    label: itemLabel(options, item),
    ...sortState(sorting, column.id),
    onPress: () => onSort(column.id),
    content: (
      <>
        <span className="head-meta">
          {sourcesOf(options, item).map(({ id, short }) => (
            <span key={id} className="badge">
              {short}
            </span>
          ))}
          {item.dueOn === null ? null : schoolDay(format, item.dueOn)}
          {item.closed ? <Lock className="size-2.5 flex-none" aria-hidden="true" /> : null}
          {sorting.column === column.id ? <SortMark descending={sorting.descending} /> : null}
        </span>
        <span className="head-title block">
          {column.kind === 'evidence'
            ? item.title
            : item.maximum === null
              ? null
              : options.t('header.outOf', { maximum: words.number(item.maximum) })}
        </span>
      </>
    ),
  }
}

function itemLabel(options: HeaderOptions, item: GridItem): string {
  const { t, words, format } = options
  const parts = [item.title, ...sourcesOf(options, item).map(({ name }) => name)]
  if (item.dueOn !== null) parts.push(t('header.due', { date: schoolDay(format, item.dueOn) }))
  if (item.maximum !== null) parts.push(t('header.outOf', { maximum: words.number(item.maximum) }))
  if (item.ended) parts.push(t('header.ended'))
  if (item.closed) parts.push(t('header.closed'))
  return parts.join(', ')
}

function sourcesOf({ store, t }: HeaderOptions, item: GridItem) {
  const { sources } = store.grid().payload
  return item.sources.flatMap((at) => {
    const source = sources[at]
    return source === undefined
      ? []
      : [{ id: source.id, name: source.name, short: t(`sources.${source.kind}`) }]
  })
}
