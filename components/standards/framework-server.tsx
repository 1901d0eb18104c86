'use client'

import { useFormatter, useTranslations } from 'use-intl'
import { OfferedFrameworks } from '@/components/standards/offered-frameworks'
import { ProblemWords } from '@/components/standards/problem-words'
import { ServerForm } from '@/components/standards/server-form'
import { Taken } from '@/components/standards/taken'
import { type ServerState, useFrameworkServer } from '@/components/standards/use-framework-server'
import { Button } from '@/components/ui/button'
import { ProgressBar } from '@/components/ui/states'
import type { ImportStep } from '@/lib/features/ingest/contract'

/** Frameworks from the CASE server that publishes them: ask it, choose one, bring it in. */
export function FrameworkServer() {
  const t = useTranslations('standards.server')
  const { offer, state, isBusy, ask, bring, cancel } = useFrameworkServer()
  return (
    <details className="rounded-control border border-line bg-surface px-4 py-3">
      <summary className="cursor-pointer font-semibold">{t('title')}</summary>
      <p className="mt-1 max-w-[74ch] text-12 text-ink-2">{t('text')}</p>
      <ServerForm isBusy={isBusy} onAsk={(server) => void ask(server)} />
      <div aria-live="polite">
        <Standing state={state} onCancel={cancel} />
      </div>
      {offer === null ? null : (
        <OfferedFrameworks
          answer={offer.answer}
          isBusy={isBusy}
          onBring={(framework) => void bring(offer, framework)}
        />
      )}
    </details>
  )
}

function Standing({ state, onCancel }: { readonly state: ServerState; readonly onCancel: () => void }) {
  const t = useTranslations('standards.server')
  switch (state.state) {
    case 'idle':
      return null
    case 'asking':
      return <Working label={t('asking')} onCancel={onCancel} />
    case 'bringing':
      return (
        <Working
          label={t('bringing', { title: state.title })}
          step={state.step}
          onCancel={state.step.step === 'reading' ? onCancel : null}
        />
      )
    case 'refused':
      return (
        <p className="mt-2 text-12 text-danger" role="alert">
          <ProblemWords problem={state.problem} />
        </p>
      )
    case 'done':
      return <Taken answer={state.answer} />
  }
}

/** Once a framework is being written, there is nothing to call off: it is in whole, or not at all. */
function Working(props: {
  readonly label: string
  readonly step?: ImportStep
  readonly onCancel: (() => void) | null
}) {
  const t = useTranslations('standards.server')
  return (
    <div className="mt-2 grid gap-1">
      <div className="flex flex-wrap items-center gap-x-3">
        <p className="text-12">
          {props.label} {props.step === undefined ? null : <StepWords step={props.step} />}
        </p>
        {props.onCancel === null ? null : <Button onClick={props.onCancel}>{t('cancel')}</Button>}
      </div>
      <ProgressBar label={props.label} value={null} />
    </div>
  )
}

function StepWords({ step }: { readonly step: ImportStep }) {
  const t = useTranslations('standards.server')
  const format = useFormatter()
  switch (step.step) {
    case 'reading':
      return t('reading', {
        mb: format.number(step.bytes / 1024 ** 2, { minimumFractionDigits: 1, maximumFractionDigits: 1 }),
      })
    case 'storing':
      return t('storing', { count: step.standards })
    case 'done':
    case 'refused':
    case 'failed':
      return null
  }
}
