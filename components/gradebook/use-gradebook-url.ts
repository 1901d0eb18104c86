'use client'

import { useSearchParams } from 'next/navigation'
import { useCallback, useEffect, useMemo, useState } from 'react'
import type { Sorting } from '@/components/gradebook/sort-students'

/** What of a screen can be sent to a colleague. */
export interface GradebookUrl {
  readonly unfolded: ReadonlySet<string>
  readonly folded: ReadonlySet<string>
  readonly sorting: Sorting
  readonly withLeft: boolean
  /** A cell's key: its tray is open. */
  readonly cell: string | null
}

export interface GradebookUrlControl extends GradebookUrl {
  readonly change: (part: Partial<GradebookUrl>) => void
}

// Long enough that holding an arrow key does not write the address with every cell it passes.
const SETTLE_MS = 250

/**
 * Screen state lives in the address, changed in place: going back leaves the class, as one expects. The screen follows
 * at once and the address a moment later, since the router draws the whole page when it is told.
 */
export function useGradebookUrl(): GradebookUrlControl {
  const parameters = useSearchParams()
  const [url, setUrl] = useState(() => readGradebookUrl(parameters))
  const change = useCallback(
    (part: Partial<GradebookUrl>) => setUrl((before) => ({ ...before, ...part })),
    [],
  )
  useEffect(() => {
    const timer = setTimeout(() => {
      const query = printGradebookUrl(url)
      const address = query === '' ? window.location.pathname : `?${query}`
      if (window.location.search !== (query === '' ? '' : address))
        window.history.replaceState(null, '', address)
    }, SETTLE_MS)
    return () => clearTimeout(timer)
  }, [url])
  return useMemo(() => ({ ...url, change }), [url, change])
}

export function readGradebookUrl(parameters: Pick<URLSearchParams, 'get'>): GradebookUrl {
  const sort = parameters.get('sort') ?? ''
  const descending = sort.startsWith('-')
  const column = descending ? sort.slice(1) : sort
  return {
    unfolded: readSet(parameters.get('open')),
    folded: readSet(parameters.get('fold')),
    sorting: { column: column === '' || column === 'name' ? null : column, descending },
    withLeft: parameters.get('left') === '1',
    cell: parameters.get('cell'),
  }
}

/** The address's query; what is as it is at first is left out. */
export function printGradebookUrl(url: GradebookUrl): string {
  const parameters = new URLSearchParams()
  if (url.unfolded.size > 0) parameters.set('open', [...url.unfolded].join('~'))
  if (url.folded.size > 0) parameters.set('fold', [...url.folded].join('~'))
  const { column, descending } = url.sorting
  if (column !== null || descending) parameters.set('sort', `${descending ? '-' : ''}${column ?? 'name'}`)
  if (url.withLeft) parameters.set('left', '1')
  if (url.cell !== null) parameters.set('cell', url.cell)
  return parameters.toString()
}

function readSet(text: string | null): ReadonlySet<string> {
  return new Set((text ?? '').split('~').filter((part) => part !== ''))
}
