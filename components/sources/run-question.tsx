'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { runQuery } from '@/components/sources/queries'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Panel } from '@/components/ui/page'
import type { RunDetail } from '@/lib/features/ingest/contract'

type Answer = 'accepted' | 'refused'

/** The server's word on an answer that did not count, where it has one. */
class AnswerRefused extends Error {
  constructor(readonly status: number) {
    super(`the answer was refused with status ${status}`)
  }
}

/** What a stopped run asks, with its numbers, and the two answers. */
export function RunQuestion({ run }: { readonly run: RunDetail }) {
  const t = useTranslations('sources.run.question')
  const [isSure, setIsSure] = useState(false)
  const client = useQueryClient()
  const answer = useMutation({
    mutationFn: (decision: Answer) => sendAnswer(run.id, decision),
    onSettled: () => client.invalidateQueries({ queryKey: runQuery(run.id).queryKey }),
  })
  const endings = run.question?.endings ?? []
  const count = endings.reduce((sum, one) => sum + one.ending, 0)
  return (
    <Panel title={t('title')}>
      <div className="grid gap-3 px-4 py-3">
        <ul className="grid gap-1">
          {endings.map((one) => (
            <li key={`${one.school}:${one.file}`} className="font-medium text-14">
              <EndingLine ending={one} />
            </li>
          ))}
        </ul>
        <p className="max-w-[80ch] text-ink-2">{t('text')}</p>
        <div className="flex flex-wrap items-center gap-2">
          <Button
            look="primary"
            size="large"
            disabled={answer.isPending}
            onClick={() => answer.mutate('refused')}
          >
            {t('refuse')}
          </Button>
          <Button look="line" size="large" disabled={answer.isPending} onClick={() => setIsSure(true)}>
            {t('accept')}
          </Button>
          <span className="text-12 text-ink-3">{t('acceptHint')}</span>
        </div>
        {answer.error === null ? null : (
          <p role="alert" className="text-danger">
            {answer.error instanceof AnswerRefused && answer.error.status === 409
              ? t('answered')
              : t('failed')}
          </p>
        )}
      </div>
      {isSure ? (
        <Dialog
          title={t('acceptTitle', { count })}
          onClose={() => setIsSure(false)}
          actions={
            <>
              <Button look="line" size="large" onClick={() => setIsSure(false)}>
                {t('cancel')}
              </Button>
              <Button
                look="primary"
                size="large"
                onClick={() => {
                  setIsSure(false)
                  answer.mutate('accepted')
                }}
              >
                {t('accept')}
              </Button>
            </>
          }
        >
          <p className="text-ink-2">{t('acceptText')}</p>
        </Dialog>
      ) : null}
    </Panel>
  )
}

const NAMED = ['classes', 'users', 'enrollments', 'lineItems', 'results'] as const

function EndingLine({ ending }: { readonly ending: NonNullable<RunDetail['question']>['endings'][number] }) {
  const t = useTranslations('sources.run')
  const known = NAMED.find((name) => name === ending.file)
  return t('question.line', {
    school: ending.school,
    ending: ending.ending,
    of: ending.of,
    what: known === undefined ? ending.file : t(`fileNames.${known}`),
  })
}

async function sendAnswer(runId: string, decision: Answer): Promise<void> {
  const response = await fetch(`/api/runs/${runId}/decision`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ decision }),
  })
  if (!response.ok) throw new AnswerRefused(response.status)
}
