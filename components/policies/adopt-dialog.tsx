'use client'

import { useMutation } from '@tanstack/react-query'
import { useFormatter, useTranslations } from 'use-intl'
import { ChangeLegend } from '@/components/policies/change-bars'
import type { ActOutcome } from '@/components/policies/policy-requests'
import { changedOf } from '@/components/policies/preview-panel'
import { useFailureWords } from '@/components/policies/use-failure-words'
import type { Preview } from '@/components/policies/use-preview'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'

export interface AdoptDialogProps {
  readonly title: string
  readonly confirm: string
  /** The rule in words, where there is one. */
  readonly what?: string
  /** A sentence on what holds from now on. */
  readonly text: string
  /** Nothing can be confirmed before it is counted. */
  readonly preview: Preview
  readonly act: () => Promise<ActOutcome>
  readonly onDone: (outcome: ActOutcome) => void
  readonly onClose: () => void
}

/** Asks once more, with the counts in words, before levels change. */
export function AdoptDialog(props: AdoptDialogProps) {
  const { title, confirm, what, text, preview, act, onDone, onClose } = props
  const t = useTranslations('policies.adopt')
  const p = useTranslations('policies.preview')
  const say = useFailureWords()
  const format = useFormatter()
  const answer = preview.state === 'counted' ? preview.answer : null
  // Never sent later by itself: whoever confirmed wants to know now whether it holds.
  const acting = useMutation({ mutationFn: act, networkMode: 'always', onSuccess: onDone })
  const failed = acting.error ?? (preview.state === 'failed' ? preview.error : null)
  return (
    <Dialog
      title={title}
      className="w-[440px]"
      onClose={onClose}
      actions={
        <>
          <Button look="line" size="large" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button
            look="primary"
            size="large"
            disabled={answer === null || acting.isPending}
            onClick={() => acting.mutate()}
          >
            {acting.isPending ? t('confirming') : confirm}
          </Button>
        </>
      }
    >
      {what === undefined ? null : <p className="mb-2 text-ink-2">{what}</p>}
      {answer === null ? (
        <p role="status" className="text-ink-2">
          {preview.state === 'failed' ? null : p(preview.state === 'offline' ? 'offline' : 'counting')}
        </p>
      ) : (
        <div className="grid gap-1">
          <p className="font-medium">
            {t('text', { changed: changedOf(answer), total: format.number(answer.total) })}
          </p>
          <ChangeLegend counts={answer} />
        </div>
      )}
      {answer === null || answer.overridden === 0 ? null : (
        <p className="mt-1 text-ink-2">{p('overridden', { count: answer.overridden })}</p>
      )}
      <p className="mt-1 text-ink-2">{text}</p>
      {failed === null ? null : (
        <p role="alert" className="mt-2 text-danger">
          {say(failed)}
        </p>
      )}
    </Dialog>
  )
}
