import type { GridColumn, HeaderCell } from '@/components/grid/model'

/** A run of scrolling columns that fits on one sheet: first index, and one past the last. */
export interface PrintPage {
  readonly from: number
  readonly to: number
}

/** Cuts columns into sheets of at most `width` pixels, each with the frozen columns beside them. Never an empty sheet. */
export function cutIntoPages(
  columns: readonly GridColumn[],
  frozenWidth: number,
  width: number,
): readonly PrintPage[] {
  const pages: PrintPage[] = []
  let from = 0
  let used = frozenWidth
  for (const [at, column] of columns.entries()) {
    if (at > from && used + column.width > width) {
      pages.push({ from, to: at })
      from = at
      used = frozenWidth
    }
    used += column.width
  }
  pages.push({ from, to: columns.length })
  return pages
}

/** Header cells of a sheet, with the part of their span that lies on it. */
export function headerCellsOn(
  cells: readonly HeaderCell[],
  page: PrintPage,
): readonly { readonly cell: HeaderCell; readonly span: number }[] {
  return cells.flatMap((cell) => {
    const span = Math.min(cell.start + cell.span, page.to) - Math.max(cell.start, page.from)
    return span > 0 ? [{ cell, span }] : []
  })
}
