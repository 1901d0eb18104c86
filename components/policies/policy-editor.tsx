'use client'

import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useMounted } from '@/components/grid/use-mounted'
import { AdoptDialog } from '@/components/policies/adopt-dialog'
import { AdoptionNote } from '@/components/policies/adoption-progress'
import { ConflictNote } from '@/components/policies/conflict-note'
import { EvidenceFields } from '@/components/policies/evidence-fields'
import { DraftLine, DraftProvider } from '@/components/policies/form-parts'
import { MethodChoice } from '@/components/policies/method-choice'
import { policyAddress } from '@/components/policies/policies-screen'
import { PolicyHistory } from '@/components/policies/policy-history'
import { PreviewLine } from '@/components/policies/preview-line'
import { PreviewPanel } from '@/components/policies/preview-panel'
import { RetirePolicy } from '@/components/policies/retire-policy'
import { ScaleFields } from '@/components/policies/scale-fields'
import { ScopeFields } from '@/components/policies/scope-fields'
import { type PolicyEditing, usePolicyEditing } from '@/components/policies/use-policy-editing'
import { usePolicyWords } from '@/components/policies/use-policy-words'
import { Button } from '@/components/ui/button'
import { Panel } from '@/components/ui/page'

const PREVIEW_ID = 'policy-preview'

/** The form at the left, and at the right what it would change and the one button that changes it. */
export function PolicyEditor(props: PolicyEditing) {
  const { answer, base, adoptionId, standards } = props
  const t = useTranslations('policies')
  const words = usePolicyWords()
  const editing = usePolicyEditing(props)
  const { draft, problems, settings, current, preview, conflict } = editing
  const isAlive = useMounted()
  const [isAsking, setIsAsking] = useState(false)
  const hasOldName =
    current !== null && draft.method !== current.settings.method.kind && draft.name.trim() === current.name
  const mayRetire = !editing.isNew && policyAddress(base) !== '/policies/district'
  return (
    <DraftProvider value={{ draft, problems, change: editing.change }}>
      <div className="grid grid-cols-[minmax(0,1fr)_minmax(320px,0.48fr)] items-start gap-4 max-lg:grid-cols-[minmax(0,1fr)]">
        {/* Nothing typed may be lost before the page has come to life. */}
        <fieldset
          disabled={!isAlive}
          className="m-0 grid min-w-0 grid-cols-[minmax(0,1fr)] gap-4 border-0 p-0"
        >
          {standards === null ? null : (
            <ScopeFields
              answer={answer}
              standards={standards}
              scope={editing.scope}
              taken={current}
              onChange={editing.setScope}
            />
          )}
          <Panel className="px-3 py-3">
            <DraftLine
              name="name"
              label={t('form.name')}
              hint={t(hasOldName ? 'form.nameOld' : 'form.nameHint')}
              maxLength={80}
              className="max-w-[420px]"
            />
            {mayRetire ? <p className="mt-2 text-12 text-ink-3">{t('scope.fixed')}</p> : null}
          </Panel>
          <MethodChoice />
          <EvidenceFields />
          <ScaleFields />
        </fieldset>
        <div className="sticky top-4 row-span-2 grid grid-cols-[minmax(0,1fr)] gap-4 max-lg:static">
          {adoptionId === null ? null : (
            <AdoptionNote adoptionId={adoptionId} onOver={editing.endComputing} />
          )}
          {conflict === null ? null : (
            <ConflictNote
              conflict={conflict}
              yours={settings === null ? null : { name: draft.name, method: settings.method }}
              onMine={editing.goOnFrom}
              onTheirs={(now) => {
                editing.goOnFrom(now)
                editing.layOut(now.settings, now.name)
              }}
            />
          )}
          <div id={PREVIEW_ID} className="scroll-mt-4">
            <Panel
              title={t('preview.title')}
              actions={
                mayRetire ? (
                  <RetirePolicy policy={base} seenVersion={editing.seenVersion} onDone={editing.finish} />
                ) : null
              }
            >
              <section
                aria-label={t('preview.title')}
                // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard.
                tabIndex={0}
                className="thin-scroll grid max-h-[calc(100dvh-210px)] gap-3 overflow-y-auto px-3 py-3 max-lg:max-h-none"
              >
                <PreviewPanel
                  preview={preview}
                  idle={t(`preview.${editing.isComputing ? 'later' : settings === null ? 'wrong' : 'same'}`)}
                  was={(current ?? base).settings.scale}
                  now={(settings ?? base.settings).scale}
                />
              </section>
              <div className="flex flex-wrap items-center gap-2 border-line border-t px-3 py-2.5">
                <Button
                  look="primary"
                  size="large"
                  disabled={!editing.isReady || preview.state !== 'counted'}
                  onClick={() => setIsAsking(true)}
                >
                  {t('adopt.act')}
                </Button>
                <span className="text-12 text-ink-3">
                  {problems.name !== undefined
                    ? t('problems.name-missing')
                    : editing.isReady && preview.state === 'counting'
                      ? t('adopt.waits')
                      : null}
                </span>
              </div>
            </Panel>
          </div>
        </div>
        {editing.isNew || base.id === null ? null : (
          <PolicyHistory policyId={base.id} version={base.version} onUse={editing.layOut} />
        )}
      </div>
      {preview.state === 'idle' ? null : <PreviewLine preview={preview} target={PREVIEW_ID} />}
      {isAsking && settings !== null ? (
        <AdoptDialog
          title={t('adopt.title', { name: draft.name.trim() })}
          confirm={t('adopt.confirm')}
          what={words.method(settings.method)}
          text={t('adopt.past')}
          preview={preview}
          act={() => editing.adopt(settings)}
          onDone={(outcome) => {
            setIsAsking(false)
            void editing.finish(outcome)
          }}
          onClose={() => setIsAsking(false)}
        />
      ) : null}
    </DraftProvider>
  )
}
