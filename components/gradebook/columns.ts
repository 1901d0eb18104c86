import type { OpenGrid } from '@/components/gradebook/open-grid'
import type { GridItem, GridObjective } from '@/lib/core/gradebook/grid'

/** What one column of the gradebook shows. */
export type ColumnSpec =
  | { readonly kind: 'level'; readonly id: string; readonly band: string; readonly objective: GridObjective }
  | {
      readonly kind: 'evidence'
      readonly id: string
      readonly band: string
      readonly objective: GridObjective
      readonly item: GridItem
      /** Some students have a result for this very objective; the others show the line item's one cell. */
      readonly perObjective: boolean
    }
  | { readonly kind: 'item'; readonly id: string; readonly band: string; readonly item: GridItem }
  /** A folded band: one narrow column instead of many. */
  | { readonly kind: 'folded'; readonly id: string; readonly band: string }

/** The combined grade: no scrolling column, but typed into, sorted by and explained like one. */
export interface GradeColumnSpec {
  readonly kind: 'grade'
  readonly id: string
}

/** Any column with cells that hold something. */
export type CellColumn = ColumnSpec | GradeColumnSpec

/** A run of columns under one heading: a domain of objectives, or a category of assignments. */
export interface Band {
  readonly id: string
  readonly kind: 'domain' | 'category'
  /** Null for what belongs to none. */
  readonly code: string | null
  readonly title: string | null
  readonly weight: number | null
  readonly folded: boolean
  readonly objectives: readonly GridObjective[]
  readonly items: readonly GridItem[]
}

export interface GradebookColumns {
  readonly bands: readonly Band[]
  readonly columns: readonly ColumnSpec[]
}

export interface ColumnView {
  /** Ids of objectives whose evidence is shown. */
  readonly unfolded: ReadonlySet<string>
  /** Ids of bands that are put away. */
  readonly folded: ReadonlySet<string>
}

export const NAME_COLUMN = 'name'
export const SUMMARY_COLUMN = 'summary'
export const GRADE_COLUMN: GradeColumnSpec = { kind: 'grade', id: 'grade' }

/** Lays out a class: domains with their objectives, each with its evidence where unfolded, then all assignments by category. */
export function layOutGradebook(grid: OpenGrid, view: ColumnView): GradebookColumns {
  const bands = [...domainBands(grid, view), ...categoryBands(grid, view)]
  return { bands, columns: bands.flatMap((band) => columnsOf(grid, band, view)) }
}

function domainBands({ payload }: OpenGrid, view: ColumnView): readonly Band[] {
  const bands = new Map<string, Band & { readonly objectives: GridObjective[] }>()
  for (const objective of payload.objectives) {
    const { domain } = objective
    const id = `domain-${domain?.code ?? ''}`
    const band = bands.get(id)
    if (band !== undefined) band.objectives.push(objective)
    else
      bands.set(id, {
        id,
        kind: 'domain',
        code: domain?.code ?? null,
        title: domain?.title ?? null,
        weight: null,
        folded: view.folded.has(id),
        objectives: [objective],
        items: [],
      })
  }
  return [...bands.values()]
}

function categoryBands({ payload }: OpenGrid, view: ColumnView): readonly Band[] {
  const categories = [...payload.categories.map((category, at) => ({ ...category, at })), null]
  return categories.flatMap((category): readonly Band[] => {
    const items = payload.items.filter((item) => item.category === (category?.at ?? null))
    if (items.length === 0) return []
    const id = `category-${category?.id ?? ''}`
    return [
      {
        id,
        kind: 'category',
        code: null,
        title: category?.title ?? null,
        weight: category?.weight ?? null,
        folded: view.folded.has(id),
        objectives: [],
        items,
      },
    ]
  })
}

function columnsOf(grid: OpenGrid, band: Band, view: ColumnView): readonly ColumnSpec[] {
  if (band.folded) return [{ kind: 'folded', id: `folded:${band.id}`, band: band.id }]
  const items = band.items.map((item) => itemColumn(item, band.id))
  return [
    ...band.objectives.flatMap((objective) => [
      levelColumn(objective, band.id),
      ...(view.unfolded.has(objective.id) ? evidenceColumns(grid, objective, band.id) : []),
    ]),
    ...items,
  ]
}

function levelColumn(objective: GridObjective, band: string): ColumnSpec {
  return { kind: 'level', id: `level:${objective.id}`, band, objective }
}

function itemColumn(item: GridItem, band: string): ColumnSpec {
  return { kind: 'item', id: `item:${item.id}`, band, item }
}

function evidenceColumns(grid: OpenGrid, objective: GridObjective, band: string): readonly ColumnSpec[] {
  return grid.evidenceItems(objective).map(({ item, perObjective }) => ({
    kind: 'evidence',
    id: `evidence:${objective.id}:${item.id}`,
    band,
    objective,
    item,
    perObjective,
  }))
}
