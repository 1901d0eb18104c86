'use client'

import { defaultRangeExtractor, type Range, useVirtualizer } from '@tanstack/react-virtual'
import { type RefObject, useCallback, useLayoutEffect, useMemo } from 'react'
import type { ColumnLayout } from '@/components/grid/layout'
import type { GridColumn } from '@/components/grid/model'

export interface WindowsOptions {
  readonly scroller: RefObject<HTMLElement | null>
  readonly rowCount: number
  readonly rowHeight: number
  readonly headHeight: number
  readonly columns: readonly GridColumn[]
  readonly layout: ColumnLayout
  readonly startWidth: number
  readonly endWidth: number
  /** The row and column the reader stands in stay drawn wherever the view goes, for they hold the focus. */
  readonly heldRow: number | null
  readonly heldColumn: number | null
}

export interface Windows {
  readonly rows: readonly number[]
  readonly columns: readonly number[]
}

const ROWS_BEYOND = 4
const COLUMNS_BEYOND = 1

/** Which rows and which columns to draw: those in sight, a few beyond, and the reader's own. */
export function useWindows(options: WindowsOptions): Windows {
  const { scroller, rowCount, rowHeight, headHeight, columns, startWidth, endWidth } = options
  const getScrollElement = useCallback(() => scroller.current, [scroller])
  const rows = useVirtualizer({
    count: rowCount,
    getScrollElement,
    estimateSize: () => rowHeight,
    paddingStart: headHeight,
    overscan: ROWS_BEYOND,
    rangeExtractor: useHolding(options.heldRow),
    useFlushSync: false,
  })
  const across = useVirtualizer({
    horizontal: true,
    count: columns.length,
    getScrollElement,
    estimateSize: (at) => columns[at]?.width ?? 0,
    paddingStart: startWidth,
    paddingEnd: endWidth,
    overscan: COLUMNS_BEYOND,
    rangeExtractor: useHolding(options.heldColumn),
    useFlushSync: false,
  })
  // Sizes are remembered by index: when what stands at an index changes, they are measured anew.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the sizes are what is being watched.
  useLayoutEffect(() => rows.measure(), [rows, rowHeight])
  // biome-ignore lint/correctness/useExhaustiveDependencies: the sizes are what is being watched.
  useLayoutEffect(() => across.measure(), [across, options.layout])
  return {
    rows: useSteady(rows.getVirtualItems().map((item) => item.index)),
    columns: useSteady(across.getVirtualItems().map((item) => item.index)),
  }
}

function useHolding(held: number | null): (range: Range) => number[] {
  return useCallback(
    (range: Range) => {
      const indexes = defaultRangeExtractor(range)
      if (held === null || held >= range.count || indexes.includes(held)) return indexes
      return [...indexes, held].sort((left, right) => left - right)
    },
    [held],
  )
}

/** The same array as long as it lists the same numbers, so that what depends on it is not drawn again. */
function useSteady(indexes: readonly number[]): readonly number[] {
  const key = indexes.join(' ')
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key says all that the list does.
  return useMemo(() => indexes, [key])
}
