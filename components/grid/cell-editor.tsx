'use client'

import { type KeyboardEvent, useEffect, useId, useLayoutEffect, useRef, useState } from 'react'
import type { CommitOutcome } from '@/components/grid/model'
import type { Direction } from '@/components/grid/move'

export interface CellEditorProps {
  readonly label: string
  readonly initial: string
  /** `replace` began by typing: arrows commit and go on. `edit` began by Enter: they move the caret. */
  readonly mode: 'replace' | 'edit'
  readonly onCommit: (text: string, direction: Direction) => CommitOutcome
  readonly onCancel: () => void
  readonly onLeave: (text: string) => void
}

/** The field a cell becomes while it is typed in. It stays until its text is taken, given up or left. */
export function CellEditor({ label, initial, mode, onCommit, onCancel, onLeave }: CellEditorProps) {
  const input = useRef<HTMLInputElement>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const problemId = useId()
  // Enter, Escape and leaving each end the editor; whichever comes first is the only one.
  const ended = useRef(false)

  useLayoutEffect(() => {
    const field = input.current
    field?.focus({ preventScroll: true })
    if (mode === 'edit') field?.select()
    else field?.setSelectionRange(field.value.length, field.value.length)
  }, [mode])

  function commit(direction: Direction): void {
    const field = input.current
    if (field === null || ended.current) return
    ended.current = true
    const outcome = onCommit(field.value, direction)
    if (outcome.ok) return
    ended.current = false
    setProblem(outcome.problem)
    field.select()
  }

  function onKeyDown(event: KeyboardEvent): void {
    event.stopPropagation()
    if (event.key === 'Escape') {
      event.preventDefault()
      ended.current = true
      onCancel()
      return
    }
    const direction = commitDirection(event, mode)
    if (direction === null) return
    event.preventDefault()
    commit(direction)
  }

  return (
    <>
      <input
        ref={input}
        className="grid-editor"
        type="text"
        aria-label={label}
        aria-invalid={problem !== null}
        aria-describedby={problem === null ? undefined : problemId}
        autoComplete="off"
        spellCheck={false}
        defaultValue={initial}
        onKeyDown={onKeyDown}
        onInput={() => setProblem(null)}
        onBlur={(event) => {
          // Another window in front is no decision: the editor waits for its return.
          if (ended.current || !document.hasFocus()) return
          ended.current = true
          onLeave(event.currentTarget.value)
        }}
      />
      {problem === null ? null : <EditorProblem id={problemId} anchor={input} text={problem} />}
    </>
  )
}

function commitDirection(event: KeyboardEvent, mode: 'replace' | 'edit'): Direction | null {
  switch (event.key) {
    case 'Enter':
      return event.shiftKey ? 'up' : 'down'
    case 'Tab':
      return event.shiftKey ? 'left' : 'right'
    case 'ArrowUp':
      return 'up'
    case 'ArrowDown':
      return 'down'
    case 'ArrowLeft':
      return mode === 'replace' ? 'left' : null
    case 'ArrowRight':
      return mode === 'replace' ? 'right' : null
    default:
      return null
  }
}

interface EditorProblemProps {
  readonly id: string
  readonly anchor: { readonly current: HTMLElement | null }
  readonly text: string
}

/** Under the cell but in the top layer: no frozen column may cover it. */
function EditorProblem({ id, anchor, text }: EditorProblemProps) {
  const float = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const box = anchor.current?.getBoundingClientRect()
    const element = float.current
    if (!box || !element) return
    element.showPopover()
    element.style.setProperty('left', `${Math.min(box.left, window.innerWidth - element.offsetWidth - 8)}px`)
    element.style.setProperty('top', `${box.bottom + 3}px`)
  }, [anchor])
  return (
    <div ref={float} id={id} popover="manual" role="alert" className="grid-problem float">
      {text}
    </div>
  )
}
