import type { z } from 'zod'
import {
  type GrantForm,
  grantProblem,
  type SchoolClasses,
  type StaffFound,
  schoolClasses,
  staffFound,
} from '@/lib/features/admin/contract'

/** Why something was not done; nothing has changed then. Each has a sentence in the messages. */
export type PeopleProblem =
  | z.output<typeof grantProblem>['code']
  | 'gone'
  | 'signedOut'
  | 'forbidden'
  | 'failed'

class PeopleRequestError extends Error {
  constructor(readonly problem: PeopleProblem) {
    super(`not done: ${problem}`)
  }
}

/** The problem of whatever a request has thrown. */
export function problemOf(error: Error): PeopleProblem {
  return error instanceof PeopleRequestError ? error.problem : 'failed'
}

export async function searchStaff(text: string): Promise<StaffFound> {
  return staffFound.parse(await (await send('/api/grants/people', { text })).json())
}

export async function fetchClasses(schoolId: string): Promise<SchoolClasses> {
  const response = await answered(fetch(`/api/grants/classes?${new URLSearchParams({ school: schoolId })}`))
  return schoolClasses.parse(await response.json())
}

export async function giveRole(form: GrantForm): Promise<void> {
  await send('/api/grants', form)
}

export async function takeBack(grantId: string): Promise<void> {
  await send(`/api/grants/${grantId}/end`, {})
}

export async function signOutEverywhere(userId: string): Promise<void> {
  await send(`/api/sessions/${userId}/end`, {})
}

function send(address: string, body: object): Promise<Response> {
  return answered(
    fetch(address, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    }),
  )
}

async function answered(asked: Promise<Response>): Promise<Response> {
  const response = await asked
  if (response.ok) return response
  if (response.status === 401) throw new PeopleRequestError('signedOut')
  if (response.status === 403) throw new PeopleRequestError('forbidden')
  if (response.status === 404) throw new PeopleRequestError('gone')
  const said = grantProblem.safeParse(await response.json().catch(() => null))
  throw new PeopleRequestError(said.success ? said.data.code : 'failed')
}
