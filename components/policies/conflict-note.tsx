'use client'

import { useTranslations } from 'use-intl'
import { usePolicyWords } from '@/components/policies/use-policy-words'
import { useInstant } from '@/components/sources/use-instant'
import { Button } from '@/components/ui/button'
import { Note } from '@/components/ui/page'
import type { MasteryMethod } from '@/lib/core/mastery/policy'
import type { AdoptionConflict, PolicySummary } from '@/lib/features/mastery/contract'

export interface ConflictNoteProps {
  readonly conflict: AdoptionConflict
  readonly yours: { readonly name: string; readonly method: MasteryMethod } | null
  /** Goes on with the draft, on top of what holds by now. */
  readonly onMine: (now: PolicySummary | null) => void
  readonly onTheirs: (now: PolicySummary) => void
}

/** Somebody else was first: both policies side by side, and the two ways on. Nothing typed is lost. */
export function ConflictNote({ conflict: { now }, yours, onMine, onTheirs }: ConflictNoteProps) {
  const t = useTranslations('policies.conflict')
  const words = usePolicyWords()
  const instant = useInstant()
  return (
    <Note tone="bad">
      <div className="grid flex-1 gap-2">
        <p className="font-semibold">{t('title')}</p>
        <dl className="grid gap-1.5">
          <div>
            <dt className="text-11 text-ink-3">{t('theirs')}</dt>
            {now === null ? (
              <dd>{t('retired')}</dd>
            ) : (
              <dd>
                {t('line', {
                  name: now.name,
                  version: now.version,
                  method: words.method(now.settings.method),
                })}
                {now.by === null || now.at === null ? null : (
                  <span className="block text-12 text-ink-2">
                    {t('by', { by: now.by, at: instant(now.at) })}
                  </span>
                )}
              </dd>
            )}
          </div>
          {yours === null ? null : (
            <div>
              <dt className="text-11 text-ink-3">{t('yours')}</dt>
              <dd>
                {yours.name}: {words.method(yours.method)}
              </dd>
            </div>
          )}
        </dl>
        <div className="flex flex-wrap gap-1.5">
          <Button look="line" onClick={() => onMine(now)}>
            {t('mine')}
          </Button>
          {now === null ? null : (
            <Button look="line" onClick={() => onTheirs(now)}>
              {t('take')}
            </Button>
          )}
        </div>
      </div>
    </Note>
  )
}
