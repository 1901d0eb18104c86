'use client'

import { useTranslations } from 'use-intl'
import { Select, TextArea } from '@/components/ui/field'
import { type OverrideReason, REASON_CODES, type ReasonCode } from '@/lib/core/gradebook/override-reason'

export interface ReasonChoiceProps {
  readonly reason: OverrideReason
  readonly onChange: (reason: OverrideReason) => void
}

// The stored text holds the code beside the note.
const NOTE_MAX = 1900

/** Why one decides: a short list, and words of one's own. */
export function ReasonChoice({ reason, onChange }: ReasonChoiceProps) {
  const t = useTranslations('gradebook')
  return (
    <div className="mt-1.5 grid gap-1">
      <Select<ReasonCode | ''>
        label={t('tray.reason')}
        className="w-full rounded-control border border-line-strong bg-surface px-1.5 text-12"
        value={reason.code ?? ''}
        options={[
          { value: '', label: t('decisions.noReason') },
          ...REASON_CODES.map((code) => ({ value: code, label: t(`decisions.reasons.${code}`) })),
        ]}
        onChange={(code) => onChange({ ...reason, code: code === '' ? null : code })}
      />
      <TextArea
        label={t('decisions.note')}
        quiet
        rows={2}
        maxLength={NOTE_MAX}
        placeholder={t('decisions.noteHint')}
        value={reason.note}
        onChange={(event) => onChange({ ...reason, note: event.currentTarget.value })}
      />
    </div>
  )
}
