'use client'

import { useRouter } from 'next/navigation'
import { type DragEvent, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '@/components/ui/button'
import type { FrameworkAnswer } from '@/lib/features/ingest/contract'
import { type FrameworkProblem, sendFramework } from './send-framework'

type Drop =
  | { readonly state: 'idle' }
  | { readonly state: 'sending'; readonly name: string }
  | { readonly state: 'done'; readonly answer: FrameworkAnswer }
  | { readonly state: 'refused'; readonly name: string; readonly problem: FrameworkProblem }

/** Where a CASE file comes in, and what became of the last one. */
export function FrameworkDrop() {
  const t = useTranslations('standards.drop')
  const router = useRouter()
  const input = useRef<HTMLInputElement>(null)
  const [isOver, setIsOver] = useState(false)
  const [drop, setDrop] = useState<Drop>({ state: 'idle' })

  async function take(file: File | undefined): Promise<void> {
    if (file === undefined || drop.state === 'sending') return
    setDrop({ state: 'sending', name: file.name })
    const sent = await sendFramework(file)
    if (!sent.ok) return setDrop({ state: 'refused', name: file.name, problem: sent.problem })
    setDrop({ state: 'done', answer: sent.answer })
    if (sent.answer.frameworkId !== null) router.push(`/standards?framework=${sent.answer.frameworkId}`)
    router.refresh()
  }
  function over(event: DragEvent, is: boolean): void {
    event.preventDefault()
    setIsOver(is)
  }

  return (
    <section
      aria-labelledby="framework-drop"
      onDragEnter={(event) => over(event, true)}
      onDragOver={(event) => over(event, true)}
      onDragLeave={(event) => over(event, false)}
      onDrop={(event) => {
        over(event, false)
        void take(event.dataTransfer.files[0])
      }}
      className={`rounded-control border border-dashed px-4 py-3 ${isOver ? 'border-accent bg-accent-wash' : 'border-line-strong bg-surface'}`}
    >
      <div className="flex flex-wrap items-center gap-x-4 gap-y-3">
        <div className="min-w-0 flex-1 basis-64">
          <h2 id="framework-drop" className="font-semibold">
            {t('title')}
          </h2>
          <p className="max-w-[74ch] text-12 text-ink-2">{t('text')}</p>
        </div>
        <Button
          look="primary"
          size="large"
          disabled={drop.state === 'sending'}
          onClick={() => input.current?.click()}
        >
          {t('choose')}
        </Button>
        <input
          ref={input}
          type="file"
          accept=".json,application/json"
          tabIndex={-1}
          aria-label={t('choose')}
          className="sr-only"
          onChange={(event) => {
            void take(event.currentTarget.files?.[0])
            event.currentTarget.value = '' // The same file may be chosen twice.
          }}
        />
      </div>
      <div aria-live="polite">
        <DropOutcome drop={drop} />
      </div>
    </section>
  )
}

function DropOutcome({ drop }: { readonly drop: Drop }) {
  const t = useTranslations('standards.drop')
  switch (drop.state) {
    case 'idle':
      return null
    case 'sending':
      return <p className="mt-2 text-12 text-ink-2">{t('sending', { name: drop.name })}</p>
    case 'refused':
      return (
        <p className="mt-2 text-12 text-danger" role="alert">
          {t('refused', { name: drop.name })}{' '}
          {drop.problem.kind === 'unreadable'
            ? `${drop.problem.sentence} ${drop.problem.found}`
            : t(`problem.${drop.problem.kind}`)}
        </p>
      )
    case 'done':
      return <Taken answer={drop.answer} />
  }
}

function Taken({ answer }: { readonly answer: FrameworkAnswer }) {
  const t = useTranslations('standards.drop')
  if (answer.state === 'older') return <p className="mt-2 text-12">{t('older', { title: answer.title })}</p>
  const { created = 0, changed = 0, retired = 0, resolved = 0, elsewhere = 0 } = answer.counts
  return (
    <div className="mt-2 grid gap-1 text-12">
      <p>
        {t('done', { title: answer.title, created, changed, retired })}
        {resolved === 0 ? '' : ` ${t('resolved', { count: resolved })}`}
        {elsewhere === 0 ? '' : ` ${t('elsewhere', { count: elsewhere })}`}
      </p>
      {answer.tolerances.map(({ code, sentence, count }) => (
        <p key={code} className="text-ink-2">
          {t('tolerated', { count })} {sentence}
        </p>
      ))}
      {answer.refusals.length === 0 ? null : (
        <details>
          <summary className="cursor-pointer text-danger">
            {t('left', { count: answer.refusalCount })}
          </summary>
          <ul className="mt-1 grid gap-0.5">
            {answer.refusals.map(({ code, sentence, path, found }) => (
              <li key={`${path} ${code}`}>
                <code>{path}</code> {sentence} <span className="text-ink-3">{found}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  )
}
