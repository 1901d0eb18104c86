'use client'

import { Upload } from 'lucide-react'
import { type DragEvent, type ReactNode, useId, useRef, useState } from 'react'
import { Button } from './button'

export interface DropAreaProps {
  readonly title: string
  /** In the title's place while something hangs above. */
  readonly overTitle: string
  readonly text: ReactNode
  /** What the button says. */
  readonly choose: string
  /** As of a file input. */
  readonly accept: string
  readonly disabled: boolean
  readonly onFiles: (files: readonly File[]) => void
  /** Beside the button. */
  readonly aside?: ReactNode
  /** What became of the files. */
  readonly children?: ReactNode
}

/** Where files come in: dropped, or chosen. */
export function DropArea(props: DropAreaProps) {
  const { title, overTitle, text, choose, accept, disabled, onFiles, aside, children } = props
  const [isOver, setIsOver] = useState(false)
  const input = useRef<HTMLInputElement>(null)
  const id = useId()

  function drag(event: DragEvent, over: boolean): void {
    event.preventDefault()
    setIsOver(over)
  }

  return (
    <section
      aria-labelledby={id}
      onDragEnter={(event) => drag(event, true)}
      onDragOver={(event) => drag(event, true)}
      onDragLeave={(event) => {
        // Moving over a child is no leaving.
        const to = event.relatedTarget
        if (!(to instanceof Node && event.currentTarget.contains(to))) drag(event, false)
      }}
      onDrop={(event) => {
        drag(event, false)
        if (!disabled) onFiles([...event.dataTransfer.files])
      }}
      className={`rounded-control border border-dashed px-4 py-3 transition-colors duration-(--t-press) ${
        isOver ? 'border-accent bg-accent-wash' : 'border-line-strong bg-surface'
      }`}
    >
      <div className="flex items-center gap-x-4 gap-y-3 max-sm:flex-wrap">
        <Upload className={`size-5 flex-none ${isOver ? 'text-accent' : 'text-ink-3'}`} aria-hidden="true" />
        <div className="min-w-0 flex-1">
          <h2 id={id} className="font-semibold">
            {isOver ? overTitle : title}
          </h2>
          <p className="max-w-[74ch] text-12 text-ink-2">{text}</p>
        </div>
        <div className="flex items-end gap-2 max-sm:w-full max-sm:flex-wrap">
          {aside}
          <Button look="primary" size="large" disabled={disabled} onClick={() => input.current?.click()}>
            {choose}
          </Button>
          <input
            ref={input}
            type="file"
            accept={accept}
            tabIndex={-1}
            aria-label={choose}
            className="sr-only"
            onChange={(event) => {
              onFiles([...(event.currentTarget.files ?? [])])
              event.currentTarget.value = '' // The same file may be chosen twice.
            }}
          />
        </div>
      </div>
      {children}
    </section>
  )
}
