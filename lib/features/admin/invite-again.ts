import { ok, type Result, refused } from '@/lib/core/result'
import { inviteAdministrator } from '@/lib/features/admin/create-district'
import { database } from '@/lib/platform/database'
import { findDistrictBySlug } from '@/lib/platform/district'

/** Another one-time link for a district there already is: the last one ran out, or nobody can sign in any more. */
export async function inviteAgain(slug: string, now: Date): Promise<Result<string, 'no-such-district'>> {
  const district = await findDistrictBySlug(slug)
  if (district === undefined) return refused('no-such-district')
  const actor = { kind: 'system', districtId: district.id, name: 'invite-again' } as const
  return ok(await database().inDistrict(district.id, (tx) => inviteAdministrator(tx, actor, now)))
}
