import { eq } from 'drizzle-orm'
import { districtHosts, districts } from '@/drizzle/schema/tenancy'
import { database } from '@/lib/platform/database'

/** What is known of a district before anybody is signed in. */
export interface District {
  readonly id: string
  readonly slug: string
  readonly name: string
  /** IANA name; "today" is taken in it. */
  readonly timeZone: string
  readonly isSample: boolean
}

/** `none`: the database holds no district yet. `several`: nothing in the request says which one is meant. */
export type DistrictLookup =
  | { readonly ok: true; readonly district: District }
  | { readonly ok: false; readonly why: 'none' | 'several' }

/** What a request says of its district: the host it came to, and the slug this browser was given. */
export interface DistrictHint {
  readonly host: string
  readonly slug: string | undefined
}

// For so long a request without any hint may still be led to what was the only district.
const KEPT_MS = 15_000
const KEPT_MAX = 1_000
const kept = new Map<string, { readonly found: DistrictLookup; readonly until: number }>()

const columns = {
  id: districts.id,
  slug: districts.slug,
  name: districts.name,
  timeZone: districts.timeZone,
  isSample: districts.isSample,
}

/** The district of a request: by its host, else by the slug it was given, else the only one there is. */
export async function findDistrict(hint: DistrictHint, now = Date.now()): Promise<DistrictLookup> {
  const key = `${hint.host} ${hint.slug ?? ''}`
  const known = kept.get(key)
  if (known !== undefined && known.until > now) return known.found
  const found = await lookUp(hint)
  // A district that is about to be made must be seen at once: only what was found is kept.
  if (found.ok) {
    if (kept.size >= KEPT_MAX) kept.clear()
    kept.set(key, { found, until: now + KEPT_MS })
  }
  return found
}

/** The district of a slug, as `/d/<slug>` names it. */
export function findDistrictBySlug(slug: string): Promise<District | undefined> {
  return database().beforeDistrict(async ({ db }) => {
    const [found] = await db.select(columns).from(districts).where(eq(districts.slug, slug))
    return found
  })
}

/** Every district of this database, for the machine's own operator. */
export function listDistricts(): Promise<readonly District[]> {
  return database().beforeDistrict(({ db }) => db.select(columns).from(districts).orderBy(districts.name))
}

function lookUp({ host, slug }: DistrictHint): Promise<DistrictLookup> {
  return database().beforeDistrict(async ({ db }) => {
    const [byHost] = await db
      .select(columns)
      .from(districts)
      .innerJoin(districtHosts, eq(districtHosts.districtId, districts.id))
      .where(eq(districtHosts.host, host))
    if (byHost) return { ok: true, district: byHost }
    if (slug !== undefined) {
      const [bySlug] = await db.select(columns).from(districts).where(eq(districts.slug, slug))
      if (bySlug) return { ok: true, district: bySlug }
    }
    const [only, second] = await db.select(columns).from(districts).limit(2)
    if (only === undefined) return { ok: false, why: 'none' }
    return second === undefined ? { ok: true, district: only } : { ok: false, why: 'several' }
  })
}
