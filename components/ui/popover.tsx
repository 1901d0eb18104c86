'use client'

import { type ReactNode, useId, useRef } from 'react'
import { buttonLook } from '@/components/ui/button'

export interface PopoverProps {
  /** What the button shows. */
  readonly button: ReactNode
  /** The button's name where what it shows is not one. */
  readonly label?: string
  readonly buttonClassName?: string
  /** Which edge of the button it hangs from. */
  readonly align?: 'start' | 'end'
  readonly className?: string
  readonly children: ReactNode
}

/**
 * A button and a small float under it, by the browser's own Popover API: top layer, light dismiss, Escape and focus
 * come with it. Only the place is ours; it is set through the style object, which a strict policy allows.
 */
export function Popover(props: PopoverProps) {
  const { button, label, buttonClassName = '', align = 'start', className = '', children } = props
  const id = useId()
  const anchor = useRef<HTMLButtonElement>(null)
  const float = useRef<HTMLDivElement>(null)
  const place = () => {
    if (anchor.current && float.current) placeUnder(anchor.current, float.current, align)
  }
  return (
    <>
      <button
        ref={anchor}
        type="button"
        popoverTarget={id}
        aria-label={label}
        title={label}
        className={`${buttonLook()} ${buttonClassName}`}
      >
        {button}
      </button>
      <div
        ref={float}
        id={id}
        popover="auto"
        className={`float thin-scroll max-h-[70vh] overflow-auto ${className}`}
        onToggle={(event) => {
          if (event.newState === 'open') place()
        }}
        onBeforeToggle={place}
      >
        {children}
      </div>
    </>
  )
}

function placeUnder(anchor: HTMLElement, float: HTMLElement, align: 'start' | 'end'): void {
  const box = anchor.getBoundingClientRect()
  const width = float.offsetWidth
  const wanted = align === 'start' ? box.left : box.right - width
  const left = Math.max(8, Math.min(wanted, window.innerWidth - width - 8))
  float.style.setProperty('left', `${left}px`)
  float.style.setProperty('top', `${box.bottom + 4}px`)
}
