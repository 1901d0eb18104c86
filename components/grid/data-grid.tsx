// biome-ignore-all lint/a11y/useSemanticElements: a virtualised grid is no <table>; its roles say what it is.
// biome-ignore-all lint/a11y/useFocusableInteractive: rows take no focus, their cells do.
'use client'

import { type Ref, useEffect, useImperativeHandle, useMemo, useRef } from 'react'
import { GridHeader } from '@/components/grid/grid-header'
import { GridRow, type PlacedColumn } from '@/components/grid/grid-row'
import { endPlaces, layColumns, widthOf } from '@/components/grid/layout'
import type { DataGridProps, GridHandle } from '@/components/grid/model'
import { PrintTable } from '@/components/grid/print-table'
import { useGridKeys } from '@/components/grid/use-grid-keys'
import { useMounted } from '@/components/grid/use-mounted'
import { usePrinting } from '@/components/grid/use-printing'
import { useSpot } from '@/components/grid/use-spot'
import { useWindows } from '@/components/grid/use-windows'

/**
 * A grid of any size in one native scroller: what is out of sight is not in the document. Its places are set through
 * style objects, which a strict policy allows in the browser but not in the server's HTML, so it draws itself there
 * only.
 */
export function DataGrid(props: DataGridProps & { readonly ref?: Ref<GridHandle> }) {
  const mounted = useMounted()
  const printing = usePrinting()
  if (!mounted) return <div className="grid-scroller" />
  return printing ? <PrintTable {...props} /> : <LiveGrid {...props} />
}

function LiveGrid(props: DataGridProps & { readonly ref?: Ref<GridHandle> }) {
  const { rowIds, columns, startColumn, endColumns, headerRows, rowHeight, source } = props
  const scroller = useRef<HTMLDivElement>(null)
  const layout = useMemo(() => layColumns(columns, startColumn.width), [columns, startColumn.width])
  const endWidth = widthOf(endColumns)
  const headHeight = headerRows.reduce((sum, row) => sum + row.height, 0)
  const columnCount = columns.length + 1 + endColumns.length
  const spot = useSpot(props, { scroller, layout, headHeight })
  const keys = useGridKeys(props, spot)
  const windows = useWindows({
    scroller,
    rowCount: rowIds.length,
    rowHeight,
    headHeight,
    columns,
    layout,
    startWidth: startColumn.width,
    endWidth,
    heldRow: spot.place.row >= 0 ? spot.place.row : null,
    heldColumn: spot.scrollingColumn,
  })
  useImperativeHandle(props.ref, () => ({ moveTo: spot.moveTo }), [spot.moveTo])

  const placed = useMemo((): readonly PlacedColumn[] => {
    const scrolling = windows.columns.flatMap((at) => {
      const column = columns[at]
      const left = layout.lefts[at]
      return column === undefined || left === undefined
        ? []
        : [{ column, place: { frozen: null, left } as const, ariaIndex: at + 2 }]
    })
    const places = endPlaces(endColumns)
    const ends = endColumns.flatMap((column, at) => {
      const place = places[at]
      return place === undefined ? [] : [{ column, place, ariaIndex: columns.length + 2 + at }]
    })
    return [{ column: startColumn, place: { frozen: 'start' }, ariaIndex: 1 }, ...scrolling, ...ends]
  }, [windows.columns, columns, layout, startColumn, endColumns])

  return (
    <div ref={scroller} className="grid-scroller thin-scroll">
      <div
        role="grid"
        className="grid-canvas"
        aria-label={props.label}
        aria-rowcount={rowIds.length + headerRows.length}
        aria-colcount={columnCount}
        aria-readonly={props.readOnly}
        style={{ width: layout.end + endWidth, height: headHeight + rowIds.length * rowHeight }}
        onKeyDown={keys.onKeyDown}
        onMouseDown={spot.onPointer}
        onClick={keys.onClick}
        onDoubleClick={keys.onDoubleClick}
        onFocus={spot.onFocus}
      >
        <GridHeader
          rows={headerRows}
          startColumn={startColumn}
          endColumns={endColumns}
          layout={layout}
          visible={windows.columns}
          columnCount={columnCount}
          tabStop={spot.headerTabStop}
          currentColumn={spot.entered ? spot.scrollingColumn : null}
        />
        <div role="rowgroup" className="grid-body">
          {windows.rows.map((at) => {
            const id = rowIds[at]
            if (id === undefined) return null
            const here = spot.place.row === at
            return (
              <GridRow
                key={id}
                id={id}
                top={at * rowHeight}
                height={rowHeight}
                ariaIndex={at + 1 + headerRows.length}
                columns={placed}
                tabStop={here ? spot.columnId : null}
                current={here && spot.entered}
                editing={keys.editing !== null && keys.editing.row === id ? keys.editing : null}
                source={source}
                events={keys.editorEvents}
              />
            )
          })}
        </div>
      </div>
      <Announcer text={props.announcement} />
    </div>
  )
}

/** What happened, said aloud. Emptied first, so that the same sentence twice is heard twice. */
function Announcer({ text }: { readonly text: string }) {
  const region = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (region.current) region.current.textContent = text
  }, [text])
  return <div ref={region} role="status" aria-live="polite" className="sr-only" />
}
