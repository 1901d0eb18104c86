'use client'

import { hashKey, useQueryClient } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { useMemo, useState } from 'react'
import { useTranslations } from 'use-intl'
import { AdoptDialog } from '@/components/policies/adopt-dialog'
import { AdoptionNote } from '@/components/policies/adoption-progress'
import { ConflictNote } from '@/components/policies/conflict-note'
import { EvidenceFields } from '@/components/policies/evidence-fields'
import { DraftLine, DraftProvider } from '@/components/policies/form-parts'
import { MethodChoice } from '@/components/policies/method-choice'
import { policyAddress } from '@/components/policies/policies-screen'
import { draftOf, type PolicyDraft } from '@/components/policies/policy-draft'
import { PolicyHistory } from '@/components/policies/policy-history'
import { type ActOutcome, adoptPolicy, policiesQuery } from '@/components/policies/policy-requests'
import { PreviewPanel } from '@/components/policies/preview-panel'
import { readDraft } from '@/components/policies/read-draft'
import { RetirePolicy } from '@/components/policies/retire-policy'
import { ScaleFields } from '@/components/policies/scale-fields'
import { policyAt, scopeOf } from '@/components/policies/scope'
import { ScopeFields } from '@/components/policies/scope-fields'
import { useWriteNumber } from '@/components/policies/use-policy-words'
import { usePreview } from '@/components/policies/use-preview'
import { Button } from '@/components/ui/button'
import { Panel } from '@/components/ui/page'
import type { PolicyScope } from '@/lib/core/mastery/find-policy'
import type { MasteryPolicy } from '@/lib/core/mastery/policy'
import type { StandardsAnswer } from '@/lib/features/ingest/contract'
import type { AdoptionConflict, PoliciesAnswer, PolicySummary } from '@/lib/features/mastery/contract'

export interface PolicyEditorProps {
  readonly answer: PoliciesAnswer
  /** What the form begins with: the policy itself, or the district's for a new one. */
  readonly base: PolicySummary
  readonly adoptionId: string | null
  /** Where a new policy may hold; null for one that has its place. */
  readonly standards: StandardsAnswer | null
}

/** The form at the left, and at the right what it would change and the one button that changes it. */
export function PolicyEditor({ answer, base, adoptionId, standards }: PolicyEditorProps) {
  const t = useTranslations('policies')
  const write = useWriteNumber()
  const router = useRouter()
  const client = useQueryClient()
  const isNew = standards !== null
  const [scope, setScope] = useState<PolicyScope>(() => scopeOf(base, standards))
  // What the reader saw when they began: what others adopt meanwhile must not slip under it.
  const [seen, setSeen] = useState<PolicySummary | null>(isNew ? null : base)
  const [draft, setDraft] = useState(() => draftOf(base.settings, isNew ? '' : base.name, write))
  const [conflict, setConflict] = useState<AdoptionConflict | null>(null)
  const [computing, setComputing] = useState(adoptionId !== null)
  const [isAsking, setIsAsking] = useState(false)
  const { settings, problems } = useMemo(() => readDraft(draft), [draft])
  const taken = isNew ? policyAt(answer.policies, scope) : null
  const current = isNew ? taken : seen
  const isChanged =
    current === null || draft.name.trim() !== current.name || !isSameRule(settings, current.settings)
  const preview = usePreview(settings === null || !isChanged || computing ? null : { scope, settings })
  const mayAdopt = Object.keys(problems).length === 0 && isChanged && !computing

  async function finish(outcome: ActOutcome): Promise<void> {
    setIsAsking(false)
    if (outcome.state === 'overtaken') return setConflict(outcome.conflict)
    await client.refetchQueries({ queryKey: policiesQuery.queryKey })
    const { policyId, adoptionId: begun } = outcome.started
    const now = client.getQueryData(policiesQuery.queryKey)?.policies.find(({ id }) => id === policyId)
    router.replace(`${now === undefined ? '/policies' : policyAddress(now)}?adoption=${begun}`)
  }
  function layOut(settingsOf: MasteryPolicy, name: string): void {
    setDraft(draftOf(settingsOf, name, write))
  }

  return (
    <DraftProvider
      value={{
        draft,
        problems,
        change: (change: Partial<PolicyDraft>) => setDraft((before) => ({ ...before, ...change })),
      }}
    >
      <div className="grid grid-cols-[minmax(0,1fr)_minmax(320px,0.48fr)] items-start gap-4 max-lg:grid-cols-[minmax(0,1fr)]">
        <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
          {isNew ? (
            <ScopeFields
              answer={answer}
              standards={standards}
              scope={scope}
              taken={taken}
              onChange={setScope}
            />
          ) : null}
          <Panel className="px-3 py-3">
            <DraftLine
              name="name"
              label={t('form.name')}
              hint={t('form.nameHint')}
              maxLength={80}
              className="max-w-[420px]"
            />
          </Panel>
          <MethodChoice />
          <EvidenceFields />
          <ScaleFields />
          {isNew || base.id === null ? null : (
            <PolicyHistory policyId={base.id} version={base.version} onUse={layOut} />
          )}
        </div>
        <div className="sticky top-4 grid grid-cols-[minmax(0,1fr)] gap-4 max-lg:static">
          {adoptionId === null ? null : (
            <AdoptionNote
              adoptionId={adoptionId}
              onOver={() => {
                setComputing(false)
                void client.invalidateQueries({ queryKey: ['policies'] })
                client.removeQueries({ queryKey: ['policy-preview'] })
              }}
            />
          )}
          {conflict === null ? null : (
            <ConflictNote
              conflict={conflict}
              yours={settings === null ? null : { name: draft.name, method: settings.method }}
              onMine={(now) => {
                setSeen(now)
                setConflict(null)
                client.removeQueries({ queryKey: ['policy-preview'] })
                void client.invalidateQueries({ queryKey: ['policies'] })
              }}
              onTheirs={(now) => {
                setSeen(now)
                setConflict(null)
                layOut(now.settings, now.name)
                void client.invalidateQueries({ queryKey: ['policies'] })
              }}
            />
          )}
          <Panel
            title={t('preview.title')}
            actions={
              isNew || base.id === null || policyAddress(base) === '/policies/district' ? null : (
                <RetirePolicy policy={base} seenVersion={seenVersion(seen)} onDone={finish} />
              )
            }
          >
            <div className="thin-scroll grid max-h-[calc(100dvh-210px)] gap-3 overflow-y-auto px-3 py-3 max-lg:max-h-none">
              <PreviewPanel
                preview={preview}
                idle={t(settings === null ? 'preview.wrong' : 'preview.same')}
                was={(current ?? base).settings.scale}
                now={settings?.scale ?? base.settings.scale}
              />
            </div>
            <div className="flex flex-wrap items-center gap-2 border-line border-t px-3 py-2.5">
              <Button
                look="primary"
                size="large"
                disabled={!mayAdopt || preview.state !== 'counted'}
                onClick={() => setIsAsking(true)}
              >
                {t('adopt.act')}
              </Button>
              {mayAdopt && preview.state !== 'counted' ? (
                <span className="text-12 text-ink-3">{t('adopt.waits')}</span>
              ) : null}
            </div>
          </Panel>
        </div>
      </div>
      {isAsking && settings !== null ? (
        <AdoptDialog
          title={t('adopt.title', { name: draft.name.trim() })}
          confirm={t('adopt.confirm')}
          text={t('adopt.past')}
          preview={preview}
          act={() =>
            adoptPolicy({ scope, name: draft.name.trim(), settings, seenVersion: seenVersion(current) })
          }
          onDone={(outcome) => void finish(outcome)}
          onClose={() => setIsAsking(false)}
        />
      ) : null}
    </DraftProvider>
  )
}

/** 0 where nothing is stored yet. */
function seenVersion(policy: PolicySummary | null): number {
  return policy === null || policy.id === null ? 0 : policy.version
}

function isSameRule(left: MasteryPolicy | null, right: MasteryPolicy): boolean {
  return left !== null && hashKey([left]) === hashKey([right])
}
