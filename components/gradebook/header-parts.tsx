import { ChevronDown, ChevronRight } from 'lucide-react'
import type { useFormatter, useTranslations } from 'use-intl'
import type { CellWords } from '@/components/gradebook/cell-words'
import type { ColumnSpec, GradebookColumns } from '@/components/gradebook/columns'
import type { GradebookStore } from '@/components/gradebook/gradebook-store'
import type { Sorting } from '@/components/gradebook/sort-students'
import type { WriteQueue } from '@/components/gradebook/write-queue'

export type Translate = ReturnType<typeof useTranslations<'gradebook'>>
export type Format = ReturnType<typeof useFormatter>

export interface HeaderOptions {
  readonly store: GradebookStore
  readonly queue: WriteQueue
  readonly layout: GradebookColumns
  readonly unfolded: ReadonlySet<string>
  readonly order: readonly string[]
  readonly sorting: Sorting
  readonly words: CellWords
  readonly t: Translate
  readonly format: Format
  readonly onToggleBand: (bandId: string) => void
  readonly onToggleObjective: (objectiveId: string) => void
  readonly onSort: (columnId: string | null) => void
}

/** How a header cell says that its column is sorted by. */
export function sortState(sorting: Sorting, column: string | null) {
  if (sorting.column !== column) return {}
  return { sort: sorting.descending ? 'descending' : 'ascending' } as const
}

export function SortMark({ descending }: { readonly descending: boolean }) {
  return (
    <i
      className={`head-sort ${descending ? 'head-sort-descending' : 'head-sort-ascending'}`}
      aria-hidden="true"
    />
  )
}

export function FoldIcon({ open }: { readonly open: boolean }) {
  const Icon = open ? ChevronDown : ChevronRight
  return <Icon className="fold-icon size-2.5 flex-none text-ink-3" aria-hidden="true" />
}

/** Whether a column is the last of its band: a stronger line follows it. */
export function bandEnds(columns: readonly ColumnSpec[], at: number): boolean {
  return columns[at]?.band !== columns[at + 1]?.band
}

/** A school date, short: "Nov 14". School dates have no time zone; they are read and said in UTC. */
export function schoolDay(format: Format, day: string): string {
  return format.dateTime(new Date(`${day}T00:00:00Z`), { month: 'short', day: 'numeric', timeZone: 'UTC' })
}
