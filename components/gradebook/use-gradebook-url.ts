'use client'

import { useSearchParams } from 'next/navigation'
import { useCallback, useMemo } from 'react'
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

/** Screen state lives in the address, changed in place: going back leaves the class, as one expects. */
export function useGradebookUrl(): GradebookUrlControl {
  const parameters = useSearchParams()
  const text = parameters.toString()
  const url = useMemo(() => readGradebookUrl(new URLSearchParams(text)), [text])
  const change = useCallback((part: Partial<GradebookUrl>) => {
    const now = readGradebookUrl(new URLSearchParams(window.location.search))
    const query = printGradebookUrl({ ...now, ...part })
    window.history.replaceState(null, '', query === '' ? window.location.pathname : `?${query}`)
  }, [])
  return useMemo(() => ({ ...url, change }), [url, change])
}

export function readGradebookUrl(parameters: URLSearchParams): GradebookUrl {
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
