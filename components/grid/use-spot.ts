'use client'

import {
  type FocusEvent,
  type MouseEvent,
  type RefObject,
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react'
import { headerRowId } from '@/components/grid/grid-header'
import { type ColumnLayout, scrollToShow, widthOf } from '@/components/grid/layout'
import type { DataGridProps, HeaderCell, Spot } from '@/components/grid/model'
import type { GridShape, Place } from '@/components/grid/move'

interface Surroundings {
  readonly scroller: RefObject<HTMLDivElement | null>
  readonly layout: ColumnLayout
  readonly headHeight: number
}

/** Where the reader stands, by numbers and by ids, and the ways to get elsewhere. */
export interface SpotControl {
  readonly place: Place
  /** Whether the reader has ever been in the grid; before that the first cell only holds the tab stop. */
  readonly entered: boolean
  readonly columnId: string
  readonly scrollingColumn: number | null
  readonly headerTabStop: string | null
  readonly shape: GridShape
  readonly headerCell: HeaderCell | null
  readonly spot: Spot
  readonly go: (place: Place, focus: boolean) => void
  readonly moveTo: (spot: Spot, focus: boolean) => void
  readonly refocus: () => void
  readonly onPointer: (event: MouseEvent) => void
  readonly onFocus: (event: FocusEvent) => void
}

/** Keeps the place by ids, so that it survives sorting, folding and fresh data. */
export function useSpot(props: DataGridProps, around: Surroundings): SpotControl {
  const { rowIds, columns, startColumn, endColumns, headerRows, rowHeight, onSpotChange } = props
  const [kept, setKept] = useState<Spot | null>(null)
  const wantsFocus = useRef(false)

  const all = useMemo(() => [startColumn, ...columns, ...endColumns], [startColumn, columns, endColumns])
  const columnIds = useMemo(() => all.map(({ id }) => id), [all])
  const typed = useMemo(() => all.flatMap((column, at) => (column.typed ? [at] : [])), [all])
  const shape = useMemo(
    (): GridShape => ({
      rows: rowIds.length,
      columns: columnIds.length,
      typed,
      headerRows: headerRows.length,
      page: Math.max(
        1,
        Math.floor(((around.scroller.current?.clientHeight ?? 600) - around.headHeight) / rowHeight) - 1,
      ),
      spanAt: (row, column) => {
        const cell = headerCellAt(props, { row, column })
        return cell === null || column === 0 || column > columns.length
          ? [column, column]
          : [cell.start + 1, cell.start + cell.span]
      },
    }),
    [props, rowIds.length, columnIds.length, typed, headerRows.length, columns.length, rowHeight, around],
  )
  const place = useMemo(
    () => placeOf(kept, rowIds, columnIds, headerRows.map(headerRowId)),
    [kept, rowIds, columnIds, headerRows],
  )
  const columnId = columnIds[place.column] ?? startColumn.id
  const scrollingColumn = place.column > 0 && place.column <= columns.length ? place.column - 1 : null
  const headerCell = place.row < 0 ? headerCellAt(props, place) : null

  const spotAt = useCallback(
    ({ row, column }: Place): Spot | null => {
      const header = row < 0 ? headerRows[headerRows.length + row] : undefined
      const rowId = header === undefined ? rowIds[row] : headerRowId(header)
      const id = columnIds[column]
      return rowId === undefined || id === undefined ? null : { row: rowId, column: id }
    },
    [rowIds, columnIds, headerRows],
  )

  const settle = useCallback(
    (spot: Spot, focus: boolean) => {
      wantsFocus.current = focus
      setKept((before) => (before?.row === spot.row && before.column === spot.column ? { ...spot } : spot))
      onSpotChange(spot)
    },
    [onSpotChange],
  )
  const go = useCallback(
    (to: Place, focus: boolean) => {
      const spot = spotAt(to)
      if (spot !== null) settle(spot, focus)
    },
    [spotAt, settle],
  )
  const refocus = useCallback(() => {
    wantsFocus.current = true
    setKept((before) => (before === null ? null : { ...before }))
  }, [])

  const bringIntoSight = useRef(() => {})
  useLayoutEffect(() => {
    const { scroller, layout, headHeight } = around
    bringIntoSight.current = () => {
      if (kept === null || scroller.current === null) return
      reveal(scroller.current, place, {
        rowHeight,
        headHeight,
        startWidth: startColumn.width,
        endWidth: widthOf(endColumns),
        left: scrollingColumn === null ? null : (layout.lefts[scrollingColumn] ?? null),
        width: scrollingColumn === null ? 0 : (columns[scrollingColumn]?.width ?? 0),
      })
    }
  })
  // When something opens beside the grid, the reader's cell must not end up behind it.
  useEffect(() => {
    const observer = new ResizeObserver(() => bringIntoSight.current())
    if (around.scroller.current !== null) observer.observe(around.scroller.current)
    return () => observer.disconnect()
  }, [around.scroller])

  // The cell is in the document by now, wherever it is; it is brought into sight, then given the focus.
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a new spot moves the view, never new data.
  useLayoutEffect(() => {
    const { scroller } = around
    if (kept === null || scroller.current === null) return
    bringIntoSight.current()
    if (!wantsFocus.current) return
    wantsFocus.current = false
    const selector =
      headerCell === null
        ? `[data-row="${CSS.escape(kept.row)}"] [data-column="${CSS.escape(columnId)}"]`
        : `[data-header="${CSS.escape(headerCell.id)}"]`
    scroller.current.querySelector<HTMLElement>(selector)?.focus({ preventScroll: true })
  }, [kept])

  const spotOfEvent = (target: EventTarget): Spot | null => {
    if (!(target instanceof Element)) return null
    const row = target.closest('[data-row]')?.getAttribute('data-row') ?? null
    const column = target.closest('[data-column]')?.getAttribute('data-column') ?? null
    const header = target.closest('[data-header]')?.getAttribute('data-header') ?? null
    if (row === null) return null
    if (header !== null) return { row, column: columnIdOfHeader(props, header) ?? startColumn.id }
    return column === null ? null : { row, column }
  }

  return {
    place,
    entered: kept !== null,
    columnId,
    scrollingColumn,
    headerTabStop: headerCell?.id ?? null,
    shape,
    headerCell,
    spot: spotAt(place) ?? { row: '', column: '' },
    go,
    moveTo: settle,
    refocus,
    onPointer: (event) => {
      const spot = spotOfEvent(event.target)
      if (spot !== null && event.button === 0) settle(spot, false)
    },
    onFocus: (event) => {
      const spot = spotOfEvent(event.target)
      if (spot !== null && (kept === null || spot.row !== kept.row || spot.column !== kept.column))
        settle(spot, false)
    },
  }
}

function placeOf(
  spot: Spot | null,
  rowIds: readonly string[],
  columnIds: readonly string[],
  headerIds: readonly string[],
): Place {
  const first = { row: 0, column: Math.min(1, columnIds.length - 1) }
  if (spot === null) return first
  const column = columnIds.indexOf(spot.column)
  const header = headerIds.indexOf(spot.row)
  const row = header >= 0 ? header - headerIds.length : rowIds.indexOf(spot.row)
  if (header < 0 && row < 0) return first
  return { row, column: column < 0 ? first.column : column }
}

function headerCellAt(props: DataGridProps, { row, column }: Place): HeaderCell | null {
  const header = props.headerRows[props.headerRows.length + row]
  if (header === undefined) return null
  if (column === 0) return header.startCell
  if (column > props.columns.length) return header.endCells[column - props.columns.length - 1] ?? null
  const at = column - 1
  return header.cells.find((cell) => at >= cell.start && at < cell.start + cell.span) ?? null
}

function columnIdOfHeader(props: DataGridProps, id: string): string | null {
  for (const header of props.headerRows) {
    if (header.startCell.id === id) return props.startColumn.id
    const end = header.endCells.findIndex((known) => known.id === id)
    if (end >= 0) return props.endColumns[end]?.id ?? null
    const cell = header.cells.find((known) => known.id === id)
    if (cell !== undefined) return props.columns[cell.start]?.id ?? null
  }
  return null
}

interface RevealOptions {
  readonly rowHeight: number
  readonly headHeight: number
  readonly startWidth: number
  readonly endWidth: number
  readonly left: number | null
  readonly width: number
}

function reveal(scroller: HTMLElement, place: Place, options: RevealOptions): void {
  if (place.row >= 0) {
    const from = options.headHeight + place.row * options.rowHeight
    scroller.scrollTop = scrollToShow(
      { from, to: from + options.rowHeight },
      { scroll: scroller.scrollTop, size: scroller.clientHeight, before: options.headHeight, after: 0 },
    )
  }
  if (options.left !== null) {
    scroller.scrollLeft = scrollToShow(
      { from: options.left, to: options.left + options.width },
      {
        scroll: scroller.scrollLeft,
        size: scroller.clientWidth,
        before: options.startWidth,
        after: options.endWidth,
      },
    )
  }
}
