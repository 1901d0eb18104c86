'use client'

import { hashKey, useQueryClient } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { useMemo, useState } from 'react'
import { policyAddress } from '@/components/policies/policies-screen'
import { draftOf, type PolicyDraft } from '@/components/policies/policy-draft'
import { type ActOutcome, adoptPolicy, policiesQuery } from '@/components/policies/policy-requests'
import { readDraft } from '@/components/policies/read-draft'
import { policyAt, scopeOf } from '@/components/policies/scope'
import { useWriteNumber } from '@/components/policies/use-policy-words'
import { usePreview } from '@/components/policies/use-preview'
import type { PolicyScope } from '@/lib/core/mastery/find-policy'
import type { MasteryPolicy } from '@/lib/core/mastery/policy'
import type { StandardsAnswer } from '@/lib/features/ingest/contract'
import type { AdoptionConflict, PoliciesAnswer, PolicySummary } from '@/lib/features/mastery/contract'

export interface PolicyEditing {
  readonly answer: PoliciesAnswer
  /** What the form begins with: the policy itself, or the district's for a new one. */
  readonly base: PolicySummary
  /** An adoption whose levels may still be on their way. */
  readonly adoptionId: string | null
  /** Where a new policy may hold; null for one that has its place. */
  readonly standards: StandardsAnswer | null
}

/** A policy being edited: the draft, what it would change, and what becomes of adopting it. */
export function usePolicyEditing({ answer, base, adoptionId, standards }: PolicyEditing) {
  const write = useWriteNumber()
  const router = useRouter()
  const client = useQueryClient()
  const isNew = standards !== null
  const [scope, setScope] = useState<PolicyScope>(() => scopeOf(base, standards))
  // What the reader saw when they began: what others adopt meanwhile must not slip under it.
  const [seen, setSeen] = useState(answer.policies)
  const [draft, setDraft] = useState(() => draftOf(base.settings, isNew ? '' : base.name, write))
  const [conflict, setConflict] = useState<AdoptionConflict | null>(null)
  const [isComputing, setIsComputing] = useState(adoptionId !== null)
  const { settings, problems } = useMemo(() => readDraft(draft), [draft])
  const current = policyAt(seen, scope)
  const seenVersion = current?.version ?? 0
  const isChanged =
    current === null || draft.name.trim() !== current.name || !isSameRule(settings, current.settings)
  // Counted against levels that are all there: not while a policy's are still being computed.
  const preview = usePreview(settings === null || !isChanged || isComputing ? null : { scope, settings })
  const isReady = Object.keys(problems).length === 0 && isChanged && !isComputing

  /** What was counted holds no more, nor does what was read of the policies. */
  function forget(): void {
    client.removeQueries({ queryKey: ['policy-preview'] })
    void client.invalidateQueries({ queryKey: policiesQuery.queryKey })
  }

  return {
    isNew,
    scope,
    setScope,
    draft,
    change: (change: Partial<PolicyDraft>) => setDraft((before) => ({ ...before, ...change })),
    /** Puts other rules into the form, to be looked at and changed before anything is adopted. */
    layOut: (rules: MasteryPolicy, name: string) => setDraft(draftOf(rules, name, write)),
    problems,
    settings,
    /** The policy this draft would take the place of. */
    current,
    seenVersion,
    preview,
    isReady,
    isComputing,
    endComputing: () => {
      setIsComputing(false)
      forget()
    },
    conflict,
    /** Goes on with the draft on top of what holds by now. */
    goOnFrom: (now: PolicySummary | null) => {
      setSeen([...seen.filter((policy) => policy !== current), ...(now === null ? [] : [now])])
      setConflict(null)
      forget()
    },
    adopt: (rules: MasteryPolicy) =>
      adoptPolicy({ scope, name: draft.name.trim(), settings: rules, seenVersion }),
    /** Shows how far the levels of what was begun are, or who was first. */
    finish: async (outcome: ActOutcome) => {
      if (outcome.state === 'overtaken') return setConflict(outcome.conflict)
      setIsComputing(true)
      await client.refetchQueries({ queryKey: policiesQuery.queryKey })
      const { policyId, adoptionId: begun } = outcome.started
      const inForce = client.getQueryData(policiesQuery.queryKey)?.policies ?? []
      const now = inForce.find(({ id }) => id === policyId)
      router.replace(now === undefined ? '/policies' : `${policyAddress(now)}?adoption=${begun}`)
    },
  }
}

function isSameRule(left: MasteryPolicy | null, right: MasteryPolicy): boolean {
  return left !== null && hashKey([left]) === hashKey([right])
}
