import type { GridColumn, HeaderCell } from '@/components/grid/model'

/** Where each scrolling column begins, in pixels from the left edge of the canvas, and where the last one ends. */
export interface ColumnLayout {
  readonly lefts: readonly number[]
  readonly end: number
}

export function layColumns(columns: readonly GridColumn[], from: number): ColumnLayout {
  const lefts: number[] = []
  let end = from
  for (const column of columns) {
    lefts.push(end)
    end += column.width
  }
  return { lefts, end }
}

/** How wide some columns are together. */
export function widthOf(columns: readonly GridColumn[]): number {
  return columns.reduce((sum, { width }) => sum + width, 0)
}

/** Where a column or a header cell has its place in its row. */
export type ColumnPlace =
  | { readonly frozen: 'start' }
  | { readonly frozen: null; readonly left: number }
  /** `right`: how far from the right edge of the scroller it sticks. */
  | { readonly frozen: 'end'; readonly right: number; readonly isFirst: boolean }

/** Where the columns frozen at the right stick: side by side, the last one at the edge. */
export function endPlaces(columns: readonly GridColumn[]): readonly (ColumnPlace & { frozen: 'end' })[] {
  return columns.map((_, at) => ({
    frozen: 'end',
    right: widthOf(columns.slice(at + 1)),
    isFirst: at === 0,
  }))
}

/** The class and the style that put something of a width into its place. */
export function placed(
  place: ColumnPlace,
  width: number,
): { readonly className: string; readonly style: Readonly<Record<string, number>> } {
  switch (place.frozen) {
    case 'start':
      return { className: 'grid-frozen grid-frozen-start', style: { width } }
    case 'end':
      return {
        className: `grid-frozen grid-frozen-end${place.isFirst ? ' grid-frozen-end-first' : ''}`,
        style: { width, right: place.right },
      }
    case null:
      return { className: 'grid-scrolling', style: { left: place.left, width } }
  }
}

/** The pixels a header cell covers. */
export function headerBox(
  cell: HeaderCell,
  layout: ColumnLayout,
): { readonly left: number; readonly width: number } {
  const left = layout.lefts[cell.start] ?? layout.end
  const right = layout.lefts[cell.start + cell.span] ?? layout.end
  return { left, width: right - left }
}

/** The header cells over any of the columns in sight. `visible` are column indexes, rising. */
export function headerCellsOver(
  cells: readonly HeaderCell[],
  visible: readonly number[],
): readonly HeaderCell[] {
  return cells.filter((cell) =>
    visible.some((column) => column >= cell.start && column < cell.start + cell.span),
  )
}

/**
 * How far a scroller must be moved along one axis so that a box lies between its frozen edges: the smallest move, and
 * none for a box already in sight.
 */
export function scrollToShow(
  box: { readonly from: number; readonly to: number },
  view: { readonly scroll: number; readonly size: number; readonly before: number; readonly after: number },
): number {
  const first = view.scroll + view.before
  const last = view.scroll + view.size - view.after
  if (box.from < first) return box.from - view.before
  if (box.to > last) return Math.min(box.from - view.before, box.to - view.size + view.after)
  return view.scroll
}
