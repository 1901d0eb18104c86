'use client'

import { useMutation } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'use-intl'
import { problemOf } from '@/components/people/requests'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'

export interface AskFirstProps {
  readonly title: string
  readonly text: string
  /** What the button says that does it. */
  readonly yes: string
  readonly act: () => Promise<void>
  readonly onDone: () => void
}

/** Asks once more before something that a person will notice. */
export function AskFirst({ title, text, yes, act, onDone }: AskFirstProps) {
  const t = useTranslations('people')
  const router = useRouter()
  const doing = useMutation({
    mutationFn: act,
    onSuccess: () => {
      onDone()
      router.refresh()
    },
  })
  return (
    <Dialog
      title={title}
      onClose={onDone}
      actions={
        <>
          <Button look="line" size="large" onClick={onDone}>
            {t('cancel')}
          </Button>
          <Button look="primary" size="large" disabled={doing.isPending} onClick={() => doing.mutate()}>
            {yes}
          </Button>
        </>
      }
    >
      <p className="text-ink-2">{text}</p>
      {doing.error === null ? null : (
        <p role="alert" className="mt-2 text-danger">
          {t(`problem.${problemOf(doing.error)}`)}
        </p>
      )}
    </Dialog>
  )
}
