'use client'

import { useId } from 'react'
import { useTranslations } from 'use-intl'
import { LevelGlyph } from '@/components/mastery/level-glyph'
import { toneOfLevel } from '@/components/mastery/tone'
import { useDraft } from '@/components/policies/form-parts'
import { MethodDrawing } from '@/components/policies/method-drawing'
import { MethodParameters } from '@/components/policies/method-parameters'
import { METHOD_KINDS, type PolicyDraft } from '@/components/policies/policy-draft'
import { readDraft } from '@/components/policies/read-draft'
import { useMethodSentence } from '@/components/policies/use-method-sentence'
import { usePolicyWords } from '@/components/policies/use-policy-words'
import { Panel } from '@/components/ui/page'
import { explainMethod } from '@/lib/core/mastery/method-sentence'

/** Every method with what it makes of the same five scores, and the chosen one's parameters, sentence and drawing. */
export function MethodChoice() {
  const t = useTranslations('policies')
  const { draft, change } = useDraft()
  const name = useId()
  return (
    <Panel title={t('form.method')}>
      <div className="grid grid-cols-[minmax(196px,0.62fr)_minmax(0,1fr)] max-md:grid-cols-1">
        <fieldset className="m-0 min-w-0 border-line border-r p-0 max-md:border-r-0 max-md:border-b">
          <legend className="sr-only">{t('form.method')}</legend>
          <p aria-hidden="true" className="flex justify-end px-3 pt-1.5 text-11 text-ink-3 tabular-nums">
            {t('form.example')}
          </p>
          {METHOD_KINDS.map((kind) => (
            <label
              key={kind}
              className="flex min-h-[30px] cursor-pointer items-center gap-2 px-3 py-1 hover:bg-surface-2 has-checked:bg-accent-wash has-focus-visible:outline-2 has-focus-visible:outline-ring has-focus-visible:-outline-offset-2 max-sm:min-h-11"
            >
              <input
                type="radio"
                name={name}
                value={kind}
                checked={draft.method === kind}
                onChange={() => change({ method: kind })}
                className="size-3.5 flex-none accent-accent focus-visible:outline-none"
              />
              <span className={draft.method === kind ? 'font-medium' : ''}>{t(`methods.${kind}`)}</span>
              <Outcome draft={draft} kind={kind} />
            </label>
          ))}
        </fieldset>
        <MethodPanel />
      </div>
    </Panel>
  )
}

/** What a method, with the parameters it would have, makes of the five scores. */
function Outcome({ draft, kind }: { readonly draft: PolicyDraft; readonly kind: PolicyDraft['method'] }) {
  const words = usePolicyWords()
  const { example } = readDraft({ ...draft, method: kind })
  if (example === null) return null
  const { scale } = example
  const { outcome } = explainMethod(example.method, scale)
  if (outcome.state === 'not-yet')
    return (
      <span className="ml-auto flex items-center gap-1.5 text-12 text-ink-3">
        – <LevelGlyph tone={0} />
      </span>
    )
  return (
    <span className="ml-auto flex items-center gap-1.5 text-12 text-ink-2 tabular-nums">
      {words.score(outcome.score, scale)}
      <LevelGlyph tone={toneOfLevel(outcome.level, scale.levels.length)} />
    </span>
  )
}

function MethodPanel() {
  const t = useTranslations('policies')
  const say = useMethodSentence()
  const { draft } = useDraft()
  const { example, settings } = readDraft(draft)
  const explained = example === null ? null : explainMethod(example.method, example.scale)
  return (
    <div className="grid min-w-0 content-start gap-3 px-3 py-3">
      <div aria-live="polite">
        {example === null || explained === null ? (
          <p className="text-ink-3">{t('example.wrong')}</p>
        ) : (
          <>
            <p className="min-h-9 max-w-[60ch] text-pretty font-medium">{say(explained, example.scale)}</p>
            {settings !== null && settings.minimumEvidence > explained.pieces.length ? (
              <p className="text-12 text-ink-2">
                {t('example.minimum', { needed: settings.minimumEvidence })}
              </p>
            ) : null}
          </>
        )}
      </div>
      {example === null || explained === null ? null : (
        <MethodDrawing explained={explained} scale={example.scale} />
      )}
      <MethodParameters />
    </div>
  )
}
