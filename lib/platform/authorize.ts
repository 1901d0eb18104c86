import { type AccessFacts, type Action, type ClassGrant, mayDo } from '@/lib/core/access/access'
import type { SchoolDate } from '@/lib/core/school-date'
import type { Tx } from '@/lib/db/client'
import { findClassFacts, listOrgsAbove } from '@/lib/platform/class-facts'
import { AppError } from '@/lib/platform/errors'
import { type HeldRole, knownRoles, type Person } from '@/lib/platform/who'

/** What a route or page needs of who asks. The rule itself stands in `lib/core/access/access.ts`. */
export type Access =
  | 'signed-in'
  | { readonly action: Extract<Action, 'read-class' | 'correct-class'>; readonly classId: string }
  | { readonly action: Extract<Action, 'read-district' | 'import' | 'manage-district' | 'manage-people'> }

/** What the check found out beside its yes. */
export interface Granted {
  /** In the class that was asked for, the person may also correct. */
  readonly mayCorrect: boolean
}

const NOTHING_MORE: Granted = { mayCorrect: false }

export interface Asker {
  readonly districtId: string
  readonly person: Person
  readonly today: SchoolDate
}

/**
 * Lets pass or throws. A class one may not read is `not-found`, as if it did not exist; a class one may read but not
 * correct, and everything of the district, is `forbidden`.
 */
export async function authorize(tx: Tx, asker: Asker, access: Access): Promise<Granted> {
  if (access === 'signed-in') return NOTHING_MORE
  if ('classId' in access) return authorizeClass(tx, asker, access.classId, access.action)
  if (!mayInDistrict(asker.person, access.action))
    throw new AppError('forbidden', `May not ${access.action}.`)
  return NOTHING_MORE
}

/** Whether a person's roles let them do something to the district as a whole. */
export function mayInDistrict(person: Person, action: Action): boolean {
  return mayDo({ roles: knownRoles(person.roles), classes: [] }, action, { kind: 'district' })
}

/** `authorize` for a class named elsewhere than in the address (a student's, a batch's). */
export async function authorizeClass(
  tx: Tx,
  { districtId, person, today }: Asker,
  classId: string,
  action: 'read-class' | 'correct-class',
): Promise<Granted> {
  const found = await findClassFacts(tx, districtId, classId, person.userId, today)
  if (found === null) throw new AppError('not-found', 'No such class.')
  const classes = [
    ...found.ownRoles.flatMap((role) => classGrant(person.roles, classId, role)),
    ...found.grantedRoles.map((role) => ({ classId, role })),
  ]
  const target = { kind: 'class', classId, schoolId: found.schoolId } as const
  let facts: AccessFacts = { roles: knownRoles(person.roles), classes }
  if (!mayDo(facts, 'read-class', target)) {
    // Rare, and so asked last: a role in an org above the school (a region, a network of schools) reaches down to it.
    const above = await listOrgsAbove(tx, districtId, found.schoolId)
    const reaching = person.roles.filter(({ orgId }) => above.has(orgId))
    facts = { roles: knownRoles(reaching.map(({ role }) => ({ role, orgId: found.schoolId }))), classes }
  }
  if (!mayDo(facts, 'read-class', target)) throw new AppError('not-found', 'Not a class of theirs.')
  if (!mayDo(facts, action, target)) throw new AppError('forbidden', `May not ${action}.`)
  return { mayCorrect: mayDo(facts, 'correct-class', target) }
}

/** OneRoster 1.2 has no enrollment role for aides: rosters enrol them as teachers, and their role in the school tells. */
function classGrant(roles: readonly HeldRole[], classId: string, role: string): readonly ClassGrant[] {
  if (role !== 'teacher') return role === 'aide' ? [{ classId, role }] : []
  const held = new Set(roles.map((one) => one.role))
  return [{ classId, role: held.has('aide') && !held.has('teacher') ? 'aide' : 'teacher' }]
}
