'use client'

import {
  type KeyboardEvent,
  type MouseEvent,
  useCallback,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react'
import type { Editing, EditorEvents } from '@/components/grid/grid-row'
import type { DataGridProps } from '@/components/grid/model'
import { move, moveAfterCommit } from '@/components/grid/move'
import type { SpotControl } from '@/components/grid/use-spot'

export interface GridKeys {
  readonly editing: Editing | null
  readonly editorEvents: EditorEvents
  readonly onKeyDown: (event: KeyboardEvent) => void
  readonly onClick: (event: MouseEvent) => void
  readonly onDoubleClick: (event: MouseEvent) => void
}

/** What keys and clicks do. Letters act in a cell that has the focus and nowhere else (WCAG 2.1.4). */
export function useGridKeys(props: DataGridProps, control: SpotControl): GridKeys {
  const { commands, source } = props
  const [editing, setEditing] = useState<Editing | null>(null)
  const { spot, place, shape, headerCell, go, refocus } = control

  const edit = useCallback(
    (text: string | null) => {
      if (place.row < 0) return false
      const view = source.view(spot.row, spot.column)
      if (!view.editable) {
        commands.locked(spot)
        return true
      }
      setEditing({ ...spot, text: text ?? view.text, mode: text === null ? 'edit' : 'replace' })
      return true
    },
    [place.row, source, spot, commands],
  )

  // Every row holds these; were they made anew with each move, each move would draw every row.
  const live = useRef({ commands, source, editing, control })
  useLayoutEffect(() => {
    live.current = { commands, source, editing, control }
  })
  const editorEvents = useMemo(
    (): EditorEvents => ({
      commit: (text, direction) => {
        const { commands, control } = live.current
        const outcome = commands.commit(control.spot, text)
        if (outcome.ok) {
          setEditing(null)
          control.go(moveAfterCommit(direction, control.place, control.shape), true)
        }
        return outcome
      },
      cancel: () => {
        setEditing(null)
        live.current.control.refocus()
      },
      leave: (text) => {
        const { commands, source, editing } = live.current
        if (editing !== null && text !== source.view(editing.row, editing.column).text)
          commands.leave({ row: editing.row, column: editing.column }, text)
        setEditing(null)
      },
    }),
    [],
  )

  function command(event: KeyboardEvent): boolean {
    const held = event.ctrlKey || event.metaKey
    if (held && event.key.toLowerCase() === 'z') {
      if (event.shiftKey) commands.redo()
      else commands.undo()
      return true
    }
    if (held && event.key.toLowerCase() === 'y') {
      commands.redo()
      return true
    }
    if (event.altKey && event.code === 'KeyG') {
      const column = commands.fold(spot.column)
      if (column !== null) standOn(column)
      return true
    }
    if (held || event.altKey) return false
    if (headerCell !== null) return pressHeader(event)
    switch (event.key) {
      case ' ':
        commands.open(spot)
        return true
      case 'Escape':
        commands.dismiss()
        return true
      case 'Enter':
      case 'F2':
        return edit(null)
      case 'Delete':
      case 'Backspace':
        if (source.view(spot.row, spot.column).editable) commands.clear(spot)
        else commands.locked(spot)
        return true
      default:
        return event.key.length === 1 && edit(event.key)
    }
  }

  function standOn(column: string): void {
    control.moveTo({ row: spot.row, column }, true)
  }

  function pressHeader(event: KeyboardEvent): boolean {
    if (event.key !== 'Enter' && event.key !== ' ') return false
    headerCell?.onPress?.()
    refocus()
    return true
  }

  return {
    editing,
    editorEvents,
    onKeyDown: (event) => {
      const key = { key: event.key, control: event.ctrlKey || event.metaKey }
      const target = event.altKey || event.shiftKey ? null : move(key, place, shape)
      if (target !== null) {
        event.preventDefault()
        go(target, true)
      } else if (command(event)) event.preventDefault()
    },
    onClick: (event) => {
      if (!(event.target instanceof Element)) return
      const id = event.target.closest('[data-header]')?.getAttribute('data-header')
      if (id === undefined || id === null) return
      for (const row of props.headerRows) {
        const cell = [row.startCell, ...row.endCells, ...row.cells].find((known) => known.id === id)
        cell?.onPress?.()
      }
    },
    onDoubleClick: (event) => {
      if (event.target instanceof Element && event.target.closest('[data-column]') !== null) edit(null)
    },
  }
}
