import type { Tone } from '@/components/mastery/tone'

/** The shape of a level, for eyes only: words stand beside it. */
export function LevelGlyph({ tone, className = '' }: { readonly tone: Tone; readonly className?: string }) {
  return <i className={`glyph glyph-${tone} ${className}`} aria-hidden="true" />
}
