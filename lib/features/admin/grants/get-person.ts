import { addDays, type SchoolDate } from '@/lib/core/school-date'
import type { GrantState, PersonAccess, SchoolClasses, ShownGrant } from '@/lib/features/admin/contract'
import { staffRoles } from '@/lib/features/admin/grants/staff-roles'
import type { Acting } from '@/lib/platform/acting'
import { AppError } from '@/lib/platform/errors'
import {
  findStaff,
  type GrantRow,
  listClassesOf,
  listGrants,
  listRosterRoles,
  listSchools,
} from './repository'

type Asking = Pick<Acting, 'tx' | 'district' | 'today' | 'person'>

/** What one of the staff may do and by whose word. Students are not found here. */
export async function getPerson(
  { tx, district, today, person }: Asking,
  userId: string,
): Promise<PersonAccess> {
  const districtId = district.id
  const about = { districtId, userId, today, staffRoles: staffRoles(), now: new Date() }
  const found = await findStaff(tx, about)
  if (found === null) throw new AppError('not-found', 'Nobody of the staff.')
  const grants = await listGrants(tx, districtId, userId)
  return {
    ...found,
    isSelf: userId === person.userId,
    roles: await listRosterRoles(tx, districtId, userId, today),
    grants: grants.map((row) => shown(row, today, district.name)),
    schools: await listSchools(tx, districtId),
    today,
  }
}

/** What may be given in a school. */
export async function listSchoolClasses(
  { tx, district }: Pick<Acting, 'tx' | 'district'>,
  schoolId: string,
): Promise<SchoolClasses> {
  return { classes: await listClassesOf(tx, district.id, schoolId) }
}

function shown(row: GrantRow, today: SchoolDate, districtName: string): ShownGrant {
  const { id, role, beginOn, reason, by } = row
  const kind = row.class !== null ? 'class' : row.orgType === 'district' ? 'district' : 'school'
  const place = row.class ?? (kind === 'district' ? districtName : (row.school ?? ''))
  return {
    id,
    role,
    kind,
    place,
    beginOn,
    lastOn: addDays(row.endOn, -1),
    reason,
    by,
    state: stateOf(row, today),
  }
}

function stateOf({ isEnded, beginOn, endOn }: GrantRow, today: SchoolDate): GrantState {
  if (isEnded) return 'ended'
  if (endOn <= today) return 'over'
  return beginOn > today ? 'coming' : 'now'
}
