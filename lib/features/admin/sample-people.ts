import type { Tx } from '@/lib/db/client'
import { findStoryStaff, listPeopleByEmail } from '@/lib/features/admin/repository'
import { writeAudit } from '@/lib/platform/audit'
import { database } from '@/lib/platform/database'
import type { District } from '@/lib/platform/district'
import { env } from '@/lib/platform/env'
import { AppError } from '@/lib/platform/errors'
import { findIdentityProvider } from '@/lib/platform/identity-provider'
import { newToken, startSession } from '@/lib/platform/session'

/** Whom a visitor may be, the one to begin with first. Each key has a sentence in the messages: what there is to see. */
export const SAMPLE_KEYS = ['rosa', 'devon', 'tomasz', 'samuel', 'helen'] as const
export type SampleKey = (typeof SAMPLE_KEYS)[number]

export interface SamplePerson {
  readonly key: SampleKey
  readonly userId: string
  readonly name: string
  readonly role: 'teacher' | 'principal' | 'districtAdministrator'
}

/** People are picked from a list only in the sample district, and only where its database came with the program. */
export function offersSamplePeople(district: District): boolean {
  return district.isSample && env.TESSERA_EMBEDDED
}

/** The sample people that have arrived with the roster, in the order they should be tried. */
export async function listSamplePeople(tx: Tx, district: District): Promise<readonly SamplePerson[]> {
  if (!offersSamplePeople(district)) return []
  const told = SAMPLE_KEYS.flatMap((key) => {
    const staff = findStoryStaff(key)
    return staff === undefined ? [] : [{ key, email: staff.email, role: staff.role }]
  })
  const emails = told.map((person) => person.email)
  const found = new Map((await listPeopleByEmail(tx, district.id, emails)).map((one) => [one.email, one]))
  return told.flatMap(({ key, email, role }) => {
    const person = found.get(email)
    if (person === undefined) return []
    return [{ key, userId: person.id, name: `${person.given} ${person.family}`, role }]
  })
}

/** Begins a session for a sample person; answers its token. */
export async function signInAsSample(district: District, key: string, now: Date): Promise<string> {
  return database().inDistrict(district.id, async (tx) => {
    const person = (await listSamplePeople(tx, district)).find((one) => one.key === key)
    if (person === undefined) throw new AppError('not-found', 'No such sample person here.')
    const token = newToken()
    await startSession(tx, district.id, person.userId, token, now)
    const actor = { kind: 'user', districtId: district.id, userId: person.userId } as const
    await writeAudit(tx, actor, { act: 'sign-in', targetKind: 'user', targetId: person.userId })
    return token
  })
}

/** What the sign-in page of a district offers. */
export interface SignInChoices {
  readonly samplePeople: readonly SamplePerson[]
  /** Of the district's identity provider; null where none is set up, or its secret no longer opens. */
  readonly providerLabel: string | null
}

export function getSignInChoices(district: District): Promise<SignInChoices> {
  return database().inDistrict(
    district.id,
    async (tx) => {
      const provider = await findIdentityProvider(tx, district.id)
      return {
        samplePeople: await listSamplePeople(tx, district),
        providerLabel: provider?.clientSecret ? provider.label : null,
      }
    },
    'read only',
  )
}
