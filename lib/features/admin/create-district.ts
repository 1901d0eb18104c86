import { ok, type Result, refused } from '@/lib/core/result'
import { inviteAdministrator } from '@/lib/features/admin/invite-administrator'
import { insertDistrict, isHostTaken, listSlugs } from '@/lib/features/admin/repository'
import { SLUG, suggestSlug } from '@/lib/features/admin/slug'
import { writeAudit } from '@/lib/platform/audit'
import { database } from '@/lib/platform/database'
import { newId } from '@/lib/platform/new-id'

export interface DistrictWish {
  readonly name: string
  readonly timeZone: string
  /** Without one it is made from the name. */
  readonly slug?: string | undefined
  readonly host?: string | undefined
}

export interface CreatedDistrict {
  readonly districtId: string
  readonly slug: string
  /** Path of the one-time link for the first administrator. */
  readonly invitationPath: string
}

export type DistrictProblem =
  | 'no-name'
  | 'no-such-time-zone'
  | 'bad-slug'
  | 'slug-taken'
  | 'bad-host'
  | 'host-taken'

const HOST = /^(?=.{1,253}$)[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*$/

/** Makes a district and the invitation of its first administrator. The link is told once and kept as a hash. */
export async function createDistrict(
  wish: DistrictWish,
  now: Date,
): Promise<Result<CreatedDistrict, DistrictProblem>> {
  const name = wish.name.trim()
  if (name === '') return refused('no-name')
  if (!isTimeZone(wish.timeZone)) return refused('no-such-time-zone')
  const host = wish.host?.toLowerCase()
  if (host !== undefined && !HOST.test(host)) return refused('bad-host')
  if (host !== undefined && (await isHostTaken(host))) return refused('host-taken')
  const slug = await chooseSlug(name, wish.slug)
  if (!slug.ok) return slug
  const id = newId()
  const actor = { kind: 'system', districtId: id, name: 'create-district' } as const
  const invitationPath = await database().inDistrict(id, async (tx) => {
    const district = { id, slug: slug.value, name, timeZone: wish.timeZone, isSample: false }
    await insertDistrict(tx, district, host)
    await writeAudit(tx, actor, { act: 'create-district', targetKind: 'district', targetId: id })
    return inviteAdministrator(tx, actor, now)
  })
  return ok({ districtId: id, slug: slug.value, invitationPath })
}

async function chooseSlug(
  name: string,
  wished: string | undefined,
): Promise<Result<string, DistrictProblem>> {
  const taken = new Set(await listSlugs())
  if (wished !== undefined) {
    if (!SLUG.test(wished)) return refused('bad-slug')
    return taken.has(wished) ? refused('slug-taken') : ok(wished)
  }
  const base = suggestSlug(name)
  for (let n = 1; ; n++) {
    const slug = n === 1 ? base : `${base.slice(0, 36)}-${n}`
    if (!taken.has(slug)) return ok(slug)
  }
}

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}
