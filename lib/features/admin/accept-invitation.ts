import type { Acceptance } from '@/lib/features/admin/contract'
import { parseInvitationToken } from '@/lib/features/admin/invitation-token'
import {
  consumeInvitation,
  ensureDistrictOrg,
  findInvitation,
  findUserByEmail,
  type Invitation,
  insertGrant,
  insertLocalUser,
} from '@/lib/features/admin/repository'
import { writeAudit } from '@/lib/platform/audit'
import { database } from '@/lib/platform/database'
import { AppError } from '@/lib/platform/errors'
import { newToken, startSession } from '@/lib/platform/session'

/** What a link invites to; null where it is wrong, used or too old. Looking does not use it up. */
export async function seeInvitation(token: string, now: Date): Promise<Invitation | null> {
  const parsed = parseInvitationToken(token)
  if (parsed === null) return null
  const { districtId, tokenHash } = parsed
  return database().inDistrict(
    districtId,
    (tx) => findInvitation(tx, districtId, tokenHash, now),
    'read only',
  )
}

export interface AcceptedInvitation {
  readonly districtSlug: string
  /** Of the session that was begun for the new administrator. */
  readonly sessionToken: string
}

/**
 * Uses a link up: its bearer becomes an administrator of the district, and is signed in. Somebody the roster already
 * knows by that e-mail address gets the role; anybody else is added as a person of ours.
 */
export async function acceptInvitation(
  token: string,
  person: Acceptance,
  now: Date,
): Promise<AcceptedInvitation> {
  const parsed = parseInvitationToken(token)
  if (parsed === null) throw expired()
  const { districtId, tokenHash } = parsed
  return database().inDistrict(districtId, async (tx) => {
    const seen = await findInvitation(tx, districtId, tokenHash, now)
    const invitation = await consumeInvitation(tx, districtId, tokenHash, now)
    if (seen === null || invitation === null) throw expired()
    const email = person.email.toLowerCase()
    const known = await findUserByEmail(tx, districtId, email)
    const userId = known ?? (await insertLocalUser(tx, districtId, { ...person, email }))
    const orgId = await ensureDistrictOrg(tx, districtId, seen.districtName)
    const grantId = await insertGrant(tx, { districtId, userId, orgId, role: invitation.role })
    const sessionToken = newToken()
    await startSession(tx, districtId, userId, sessionToken, now)
    const actor = { kind: 'user', districtId, userId } as const
    await writeAudit(tx, actor, {
      act: 'accept-invitation',
      targetKind: 'invitation',
      targetId: invitation.id,
    })
    if (grantId !== null)
      await writeAudit(tx, actor, { act: 'grant-role', targetKind: 'role', targetId: grantId })
    return { districtSlug: seen.districtSlug, sessionToken }
  })
}

function expired(): AppError {
  return new AppError('not-found', 'The invitation is wrong, used or too old.', {
    code: 'invitation-expired',
  })
}
