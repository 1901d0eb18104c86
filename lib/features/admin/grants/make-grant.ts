import type { Role } from '@/lib/core/access/access'
import { placeOfRole } from '@/lib/core/access/access-table'
import { addDays, daysBetween } from '@/lib/core/school-date'
import {
  GRANT_DAYS_MAX,
  type GrantForm,
  type GrantPlace,
  type GrantProblem,
} from '@/lib/features/admin/contract'
import { ensureDistrictOrg } from '@/lib/features/admin/repository'
import type { Acting } from '@/lib/platform/acting'
import { writeAudit } from '@/lib/platform/audit'
import { AppError } from '@/lib/platform/errors'
import { newId } from '@/lib/platform/new-id'
import { endSessionsOf } from '@/lib/platform/session'
import { findIsStudent, insertGrant, isClass, isSchool } from './repository'

const PLACE_OF = { district: 'district', 'own-schools': 'school', 'own-classes': 'class' } as const

/**
 * Gives one of the staff a role until a day. Nobody gives one to themselves, and whoever learns here is given none.
 * Their sessions end, so that nobody goes on under a session begun with other leave.
 */
export async function makeGrant(acting: Acting, form: GrantForm): Promise<{ readonly grantId: string }> {
  const { tx, actor, district, today } = acting
  const { districtId } = actor
  if (form.userId === actor.userId) throw refused('own')
  const isStudent = await findIsStudent(tx, districtId, form.userId, today)
  if (isStudent === null) throw new AppError('not-found', 'No such person.')
  if (isStudent) throw refused('student')
  const days = daysBetween(form.beginOn, form.lastOn) + 1
  if (form.beginOn < today || days < 1 || days > GRANT_DAYS_MAX) throw refused('days')
  const grantId = newId()
  await insertGrant(tx, {
    districtId,
    id: grantId,
    userId: form.userId,
    role: form.role,
    ...(await placeOf(acting, form.role, form.place, district.name)),
    beginOn: form.beginOn,
    endOn: addDays(form.lastOn, 1),
    reason: form.reason,
    grantedAt: new Date(),
    grantedBy: actor.userId,
  })
  const sessions = await endSessionsOf(tx, districtId, form.userId)
  await writeAudit(tx, actor, {
    act: 'grant-role',
    targetKind: 'grant',
    targetId: grantId,
    counts: { days, sessions },
  })
  return { grantId }
}

/** A role is given where it reaches, and nowhere else: a principal’s of no district, a teacher’s of no school. */
async function placeOf({ tx, actor }: Acting, role: Role, place: GrantPlace, districtName: string) {
  const { districtId } = actor
  const reach = placeOfRole(role)
  if (reach === null || PLACE_OF[reach] !== place.kind) throw refused('place')
  switch (place.kind) {
    case 'district':
      return { orgId: await ensureDistrictOrg(tx, districtId, districtName) }
    case 'school':
      if (!(await isSchool(tx, districtId, place.schoolId))) throw refused('place')
      return { orgId: place.schoolId }
    case 'class':
      if (!(await isClass(tx, districtId, place.classId))) throw refused('place')
      return { classId: place.classId }
  }
}

function refused(code: GrantProblem): AppError {
  return new AppError('invalid', 'The role was not given.', { code })
}
