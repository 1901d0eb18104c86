import { queryOptions } from '@tanstack/react-query'
import type { z } from 'zod'
import type { PolicyScope } from '@/lib/core/mastery/find-policy'
import type { MasteryPolicy } from '@/lib/core/mastery/policy'
import {
  type AdoptionConflict,
  type AdoptionProgress,
  type AdoptionStarted,
  adoptionConflict,
  adoptionProgress,
  adoptionStarted,
  policiesAnswer,
  policyHistory,
  previewAnswer,
} from '@/lib/features/mastery/contract'

/** Why the server gave no answer, or not the one asked for; nothing has changed then. */
export type PolicyFailure = 'signed-out' | 'forbidden' | 'lost' | 'refused' | 'failed'

export class PolicyRequestError extends Error {
  constructor(
    readonly failure: PolicyFailure,
    /** What was refused, as the contract names it. */
    readonly code: string | null,
    /** What a person can read out to whoever helps. */
    readonly reference: string | null,
  ) {
    super(`the policies were not answered: ${failure} ${code ?? ''}`)
  }
}

const COMPUTING_MS = 700
/** Somebody else may adopt a policy: looked for from time to time. */
const RESTING_MS = 30_000

export const policiesQuery = queryOptions({
  queryKey: ['policies'],
  queryFn: ({ signal }) => ask('/api/policies', policiesAnswer, { signal }),
  refetchInterval: (query) => ((query.state.data?.running.length ?? 0) > 0 ? COMPUTING_MS : RESTING_MS),
  staleTime: 0,
  retry: mayHelpToRepeat,
})

export function historyQuery(policyId: string) {
  return queryOptions({
    queryKey: ['policies', policyId],
    queryFn: ({ signal }) => ask(`/api/policies/${policyId}`, policyHistory, { signal }),
    staleTime: 0,
    retry: mayHelpToRepeat,
  })
}

/** `previewBody` of the contract, as it is before it is sent. */
export interface AskedPreview {
  readonly scope: PolicyScope
  readonly settings: MasteryPolicy | null
}

/** Nothing that was counted is kept for long: it holds for the evidence of its moment. */
export function previewQuery(body: AskedPreview) {
  return queryOptions({
    queryKey: ['policy-preview', body],
    queryFn: ({ signal }) => ask('/api/policies/preview', previewAnswer, { signal, body }),
    staleTime: 60_000,
    gcTime: 60_000,
    refetchOnWindowFocus: false,
    retry: false,
  })
}

export function adoptionQuery(adoptionId: string) {
  return queryOptions({
    queryKey: ['policy-adoptions', adoptionId],
    queryFn: ({ signal }) => ask(`/api/policies/adoptions/${adoptionId}`, adoptionProgress, { signal }),
    refetchInterval: (query) => (isDone(query.state.data) ? false : COMPUTING_MS),
    staleTime: 0,
    retry: mayHelpToRepeat,
  })
}

function isDone(progress: AdoptionProgress | undefined): boolean {
  return progress?.state === 'done'
}

/** What became of an act: begun, or overtaken by somebody else's. */
export type ActOutcome =
  | { readonly state: 'started'; readonly started: AdoptionStarted }
  | { readonly state: 'overtaken'; readonly conflict: AdoptionConflict }

/** `adoptionBody` of the contract, as it is before it is sent. */
export interface AskedAdoption {
  readonly scope: PolicyScope
  readonly name: string
  readonly settings: MasteryPolicy
  readonly seenVersion: number
}

export function adoptPolicy(body: AskedAdoption): Promise<ActOutcome> {
  return act('/api/policies', body)
}

export function retirePolicy(policyId: string, seenVersion: number): Promise<ActOutcome> {
  return act(`/api/policies/${policyId}/retirement`, { seenVersion })
}

async function act(path: string, body: object): Promise<ActOutcome> {
  const response = await send(path, { body })
  if (response.ok) return { state: 'started', started: adoptionStarted.parse(await response.json()) }
  const said: unknown = await response.json().catch(() => null)
  const conflict = adoptionConflict.safeParse(said)
  if (response.status === 409 && conflict.success) return { state: 'overtaken', conflict: conflict.data }
  throw errorOf(response.status, said)
}

interface Asking {
  readonly signal?: AbortSignal
  /** Sent by POST where there is one. */
  readonly body?: object
}

async function ask<Shape extends z.ZodType>(
  path: string,
  shape: Shape,
  asking: Asking,
): Promise<z.output<Shape>> {
  const response = await send(path, asking)
  const said: unknown = await response.json().catch(() => null)
  if (!response.ok) throw errorOf(response.status, said)
  return shape.parse(said)
}

async function send(path: string, { signal, body }: Asking): Promise<Response> {
  const headers = { accept: 'application/json' }
  try {
    return await fetch(path, {
      ...(signal === undefined ? {} : { signal }),
      ...(body === undefined
        ? { headers }
        : {
            method: 'POST',
            headers: { ...headers, 'content-type': 'application/json' },
            body: JSON.stringify(body),
          }),
    })
  } catch (error) {
    if (signal?.aborted) throw error
    throw new PolicyRequestError('lost', null, null)
  }
}

function errorOf(status: number, said: unknown): PolicyRequestError {
  const failure =
    status === 401
      ? 'signed-out'
      : status === 403 || status === 404
        ? 'forbidden'
        : status < 500
          ? 'refused'
          : 'failed'
  return new PolicyRequestError(failure, textOf(said, 'code'), textOf(said, 'reference'))
}

function textOf(said: unknown, key: 'code' | 'reference'): string | null {
  if (typeof said !== 'object' || said === null || !(key in said)) return null
  const text: unknown = Reflect.get(said, key)
  return typeof text === 'string' ? text : null
}

function mayHelpToRepeat(failures: number, error: Error): boolean {
  if (error instanceof PolicyRequestError && error.failure !== 'failed' && error.failure !== 'lost')
    return false
  return failures < 2
}
