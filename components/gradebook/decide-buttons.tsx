'use client'

import { useEffect, useRef } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '@/components/ui/button'

export interface DecideButtonsProps {
  /** The person's value, and the one that would take its place. */
  readonly mine: string
  readonly theirs: string
  readonly onKeep: () => void
  readonly onAdopt: () => void
}

/** The two answers to a value that changed underneath. K and A press them from anywhere in the tray. */
export function DecideButtons({ mine, theirs, onKeep, onAdopt }: DecideButtonsProps) {
  const t = useTranslations('gradebook.tray')
  const box = useRef<HTMLDivElement>(null)
  const answers = useRef({ onKeep, onAdopt })
  useEffect(() => {
    answers.current = { onKeep, onAdopt }
  })
  useEffect(() => {
    const tray = box.current?.closest('aside')
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return
      const key = event.key.toLowerCase()
      if (key !== 'k' && key !== 'a') return
      event.preventDefault()
      if (key === 'k') answers.current.onKeep()
      else answers.current.onAdopt()
    }
    tray?.addEventListener('keydown', press)
    return () => tray?.removeEventListener('keydown', press)
  }, [])
  return (
    <div ref={box} className="mt-2 flex flex-wrap gap-1.5">
      <Button look="primary" aria-keyshortcuts="K" onClick={onKeep}>
        {t('keep', { value: mine })} <Key name="K" />
      </Button>
      <Button look="line" aria-keyshortcuts="A" onClick={onAdopt}>
        {t('take', { value: theirs })} <Key name="A" />
      </Button>
    </div>
  )
}

function Key({ name }: { readonly name: string }) {
  return <kbd className="font-normal text-11 opacity-75">{name}</kbd>
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('input, textarea, select') !== null
}
