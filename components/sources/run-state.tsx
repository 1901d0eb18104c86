'use client'

import { Check } from 'lucide-react'
import { useTranslations } from 'use-intl'
import type { RunSummary } from '@/lib/features/ingest/contract'

/** How a run stands, in words, with the mark that goes with it. Red only where a person must act. */
export function RunState({ run }: { readonly run: RunSummary }) {
  const t = useTranslations('sources.states')
  switch (run.state) {
    case 'done': {
      const words = run.refused > 0 ? 'doneRefused' : run.held > 0 ? 'doneHeld' : 'doneClean'
      return <Marked mark={<Check className="size-3.5 text-accent" aria-hidden="true" />}>{t(words)}</Marked>
    }
    case 'stopped':
    case 'failed':
      return (
        <Marked
          mark={
            <span className="mark-refused" aria-hidden="true">
              !
            </span>
          }
        >
          <span className="text-danger">{t(run.state)}</span>
        </Marked>
      )
    case 'cut':
    case 'abandoned':
      return <Marked mark={<span className="w-3 text-center text-ink-3">–</span>}>{t(run.state)}</Marked>
    case 'uploading':
    case 'waiting':
    case 'reading':
    case 'promoting':
      return <Marked mark={<span className="mark-wait" aria-hidden="true" />}>{t(run.state)}</Marked>
  }
}

function Marked({ mark, children }: { readonly mark: React.ReactNode; readonly children: React.ReactNode }) {
  return (
    <span className="inline-flex items-center gap-2">
      {mark}
      <span>{children}</span>
    </span>
  )
}
