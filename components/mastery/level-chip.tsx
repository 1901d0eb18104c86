import type { ReactNode } from 'react'
import type { Tone } from '@/components/mastery/tone'

/** The shape of a level, for eyes only: words stand beside it. */
export function LevelGlyph({ tone, className = '' }: { readonly tone: Tone; readonly className?: string }) {
  return <i className={`glyph glyph-${tone} ${className}`} aria-hidden="true" />
}

export interface LevelChipProps {
  readonly tone: Tone
  readonly className?: string
  readonly children: ReactNode
}

/** A level in a sentence: tile, glyph and word. */
export function LevelChip({ tone, className = '', children }: LevelChipProps) {
  return (
    <span
      className={`tone-${tone} inline-flex h-5 items-center gap-[5px] px-1.5 font-medium text-12 whitespace-nowrap ${className}`}
    >
      <LevelGlyph tone={tone} />
      {children}
    </span>
  )
}
