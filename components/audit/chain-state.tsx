'use client'

import { Check, TriangleAlert } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { Note } from '@/components/ui/page'
import type { AuditAnswer } from '@/lib/features/admin/contract'

/** How far the audit is sealed; an alarm where something waits too long. */
export function ChainState({ chain }: Pick<AuditAnswer, 'chain'>) {
  const t = useTranslations('audit')
  const { head, waiting, late } = chain
  return (
    <>
      {late === 0 ? null : (
        <div className="mb-3">
          <Note tone="bad">
            <TriangleAlert className="mt-0.5 size-4 flex-none text-danger" aria-hidden="true" />
            <p>
              <b className="font-semibold">{t('alarmTitle', { count: late })}</b> {t('alarmText')}
            </p>
          </Note>
        </div>
      )}
      <p className="mb-2 flex flex-wrap items-center gap-x-2 gap-y-0.5 px-1 text-12 text-ink-2">
        {head === null ? null : <Check className="size-4 text-accent" aria-hidden="true" />}
        <span>{head === null ? t('chainNone') : t('chain', { number: head.number })}</span>
        <span>{t('waiting', { count: waiting })}</span>
        {head === null ? null : (
          <span className="select-all text-11 text-ink-3 [overflow-wrap:anywhere]">
            {t('chainHash', { hash: head.hash })}
          </span>
        )}
      </p>
    </>
  )
}
