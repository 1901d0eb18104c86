'use client'

import { useFormatter, useTranslations } from 'use-intl'
import { changedOf } from '@/components/policies/preview-panel'
import type { Preview } from '@/components/policies/use-preview'
import type { PreviewAnswer } from '@/lib/features/mastery/contract'

/** Where what would change stands far below the form: its sum at the foot of the screen, and the way down to it. */
export function PreviewLine({ preview, target }: { readonly preview: Preview; readonly target: string }) {
  const t = useTranslations('policies')
  const format = useFormatter()
  const sum = (answer: PreviewAnswer) => {
    const changed = changedOf(answer)
    if (changed === 0) return t('preview.none')
    return `${format.number(changed)} ${t('preview.some', { changed })}`
  }
  return (
    <a
      href={`#${target}`}
      className="sticky bottom-0 z-10 -mx-6 mt-4 flex min-h-11 items-center border-line-strong border-t bg-surface px-6 max-sm:-mx-4 max-sm:px-4 font-medium tabular-nums lg:hidden"
    >
      {preview.state === 'counted'
        ? sum(preview.answer)
        : t(preview.state === 'failed' ? 'preview.title' : 'preview.counting')}
      <span aria-hidden="true" className="ml-auto text-ink-3">
        ↓
      </span>
    </a>
  )
}
