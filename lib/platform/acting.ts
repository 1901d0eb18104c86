import type { SchoolDate } from '@/lib/core/school-date'
import type { Tx } from '@/lib/db/client'
import type { Actor } from '@/lib/platform/actor'
import { type Access, authorize, type Granted } from '@/lib/platform/authorize'
import { database } from '@/lib/platform/database'
import type { District } from '@/lib/platform/district'
import { AppError } from '@/lib/platform/errors'
import { hashToken, needsTouch, touchSession } from '@/lib/platform/session'
import { todayIn } from '@/lib/platform/today'
import { findSignedIn, type Person } from '@/lib/platform/who'

/** A signed-in person at work: what every verb is given. */
export interface Acting {
  readonly tx: Tx
  readonly actor: Extract<Actor, { readonly kind: 'user' }>
  readonly person: Person
  readonly district: District
  /** The calendar day in the district. */
  readonly today: SchoolDate
  readonly granted: Granted
}

export interface Asking {
  readonly district: District
  /** The session's token, as its cookie holds it. */
  readonly token: string | undefined
  readonly access: Access
  readonly mode: 'read write' | 'read only'
}

/**
 * One transaction of one district in which the session is found, the permission checked and the work done: two
 * queries before the first of the work's own. Throws `unauthenticated`, `forbidden` or `not-found`.
 */
export async function act<T>(asking: Asking, work: (acting: Acting) => Promise<T>): Promise<T> {
  const { district, token, access } = asking
  if (token === undefined) throw new AppError('unauthenticated', 'No session.')
  const tokenHash = hashToken(token)
  const now = new Date()
  const today = todayIn(district.timeZone, now)
  const { result, stale } = await database().inDistrict(
    district.id,
    async (tx) => {
      const found = await findSignedIn(tx, district.id, tokenHash, today, now)
      if (found === null) throw new AppError('unauthenticated', 'No live session.')
      const { person, session } = found
      const granted = await authorize(tx, { districtId: district.id, person, today }, access)
      const actor = { kind: 'user', districtId: district.id, userId: person.userId } as const
      return {
        result: await work({ tx, actor, person, district, today, granted }),
        stale: needsTouch(session, now),
      }
    },
    asking.mode,
  )
  // Rarely, and on its own: the work's transaction may be read only.
  if (stale) await database().inDistrict(district.id, (tx) => touchSession(tx, district.id, tokenHash, now))
  return result
}
