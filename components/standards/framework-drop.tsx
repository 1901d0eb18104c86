'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { ProblemWords } from '@/components/standards/problem-words'
import type { FrameworkProblem } from '@/components/standards/request-problem'
import { sendFramework } from '@/components/standards/send-framework'
import { Taken } from '@/components/standards/taken'
import { DropArea } from '@/components/ui/drop-area'
import type { FrameworkAnswer } from '@/lib/features/ingest/contract'

type Drop =
  | { readonly state: 'idle' }
  | { readonly state: 'sending'; readonly name: string }
  | { readonly state: 'done'; readonly answer: FrameworkAnswer }
  | { readonly state: 'refused'; readonly name: string; readonly problem: FrameworkProblem }

/** Where a CASE file comes in, and what became of the last one. */
export function FrameworkDrop() {
  const t = useTranslations('standards.drop')
  const router = useRouter()
  const [drop, setDrop] = useState<Drop>({ state: 'idle' })

  async function take(file: File | undefined): Promise<void> {
    if (file === undefined) return
    setDrop({ state: 'sending', name: file.name })
    const sent = await sendFramework(file)
    if (!sent.ok) return setDrop({ state: 'refused', name: file.name, problem: sent.problem })
    const answer = sent.value
    setDrop({ state: 'done', answer })
    if (answer.frameworkId !== null) router.push(`/standards?framework=${answer.frameworkId}`)
    router.refresh()
  }

  return (
    <DropArea
      title={t('title')}
      overTitle={t('over')}
      text={t('text')}
      choose={t('choose')}
      accept=".json,application/json"
      disabled={drop.state === 'sending'}
      onFiles={([file]) => void take(file)}
    >
      <div aria-live="polite">
        <DropOutcome drop={drop} />
      </div>
    </DropArea>
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
          {t('refused', { name: drop.name })} <ProblemWords problem={drop.problem} />
        </p>
      )
    case 'done':
      return <Taken answer={drop.answer} />
  }
}
