import { ok, type Result, refused } from '@/lib/core/result'
import type { Tx } from '@/lib/db/client'
import { newInvitationToken } from '@/lib/features/admin/invitation-token'
import { insertInvitation } from '@/lib/features/admin/repository'
import type { Actor } from '@/lib/platform/actor'
import { writeAudit } from '@/lib/platform/audit'
import { database } from '@/lib/platform/database'
import { findDistrictBySlug } from '@/lib/platform/district'
import { newId } from '@/lib/platform/new-id'

export const INVITATION_MINUTES = 15

/** Makes a one-time link for an administrator of the actor's district, good for fifteen minutes. */
export async function inviteAdministrator(tx: Tx, actor: Actor, now: Date): Promise<string> {
  const { districtId } = actor
  const { token, tokenHash } = newInvitationToken(districtId)
  const id = newId()
  const expiresAt = new Date(now.getTime() + INVITATION_MINUTES * 60_000)
  await insertInvitation(tx, { districtId, id, tokenHash, role: 'districtAdministrator', expiresAt })
  await writeAudit(tx, actor, { act: 'invite-administrator', targetKind: 'invitation', targetId: id })
  return `/invitation/${token}`
}

/** Another one-time link for a district there already is: the last one ran out, or nobody can sign in any more. */
export async function inviteAgain(slug: string, now: Date): Promise<Result<string, 'no-such-district'>> {
  const district = await findDistrictBySlug(slug)
  if (district === undefined) return refused('no-such-district')
  const actor = { kind: 'system', districtId: district.id, name: 'invite-again' } as const
  return ok(await database().inDistrict(district.id, (tx) => inviteAdministrator(tx, actor, now)))
}
