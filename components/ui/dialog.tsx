'use client'

import { type ReactNode, useEffect, useId, useRef } from 'react'

export interface DialogProps {
  readonly title: ReactNode
  readonly onClose: () => void
  readonly children: ReactNode
  /** Buttons: the safest first, the likeliest last. */
  readonly actions?: ReactNode
  readonly className?: string
}

/** A question that must be answered first. Present while it is rendered; Escape closes it. */
export function Dialog({ title, onClose, children, actions, className = 'w-[388px]' }: DialogProps) {
  const ref = useRef<HTMLDialogElement>(null)
  const titleId = useId()
  useEffect(() => {
    const dialog = ref.current
    // The browser gives focus back to where it was only when the dialog is closed, not when it is removed.
    const before = document.activeElement
    dialog?.showModal()
    return () => {
      dialog?.close()
      if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true })
    }
  }, [])
  return (
    <dialog
      ref={ref}
      aria-labelledby={titleId}
      className={`float max-w-[calc(100vw-24px)] p-4 ${className}`}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
      // Keys typed in a dialog are the dialog's: React bubbles them to whoever rendered it.
      onKeyDown={(event) => event.stopPropagation()}
    >
      <h2 id={titleId} className="mb-1 font-semibold text-16">
        {title}
      </h2>
      {children}
      {actions === undefined ? null : (
        <div className="mt-3 flex flex-wrap justify-end gap-1.5">{actions}</div>
      )}
    </dialog>
  )
}
