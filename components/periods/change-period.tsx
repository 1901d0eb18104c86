'use client'

import { useMutation } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Field } from '@/components/ui/field'
import type { PeriodClosing, PeriodReopening, PeriodSummary } from '@/lib/features/gradebook/contract'

/** Asks once more before a period is closed, and for a reason before it is reopened. */
export function ChangePeriod(props: { readonly period: PeriodSummary; readonly onDone: () => void }) {
  const { period, onDone } = props
  const t = useTranslations('periods')
  const router = useRouter()
  const [reason, setReason] = useState('')
  const act = period.closed === null ? 'close' : 'reopen'
  const change = useMutation({
    mutationFn: () => {
      const schoolId = period.school?.id ?? null
      return send(period.sessionId, act, act === 'close' ? { schoolId } : { schoolId, reason: reason.trim() })
    },
    onSuccess: () => {
      onDone()
      router.refresh()
    },
  })
  return (
    <Dialog
      title={t(`${act}Title`, { title: period.title })}
      onClose={onDone}
      actions={
        <>
          <Button look="line" size="large" onClick={onDone}>
            {t('cancel')}
          </Button>
          <Button
            look="primary"
            size="large"
            disabled={change.isPending || (act === 'reopen' && reason.trim() === '')}
            onClick={() => change.mutate()}
          >
            {t(act)}
          </Button>
        </>
      }
    >
      <p className="text-ink-2">
        {act === 'close' ? t('closeText') : t('reopenText', { count: period.waiting })}
      </p>
      {act === 'close' ? null : (
        <Field
          label={t('reason')}
          hint={t('reasonNeeded')}
          className="mt-3"
          maxLength={2000}
          autoComplete="off"
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
      )}
      {change.error === null ? null : (
        <p role="alert" className="mt-2 text-danger">
          {t('failed')}
        </p>
      )}
    </Dialog>
  )
}

async function send(
  sessionId: string,
  act: 'close' | 'reopen',
  body: PeriodClosing | PeriodReopening,
): Promise<void> {
  const response = await fetch(`/api/periods/${sessionId}/${act}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  if (!response.ok) throw new Error(`the period was not changed: status ${response.status}`)
}
