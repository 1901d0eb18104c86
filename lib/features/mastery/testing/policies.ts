import { DISTRICT_SCOPE, type PolicyScope } from '@/lib/core/mastery/find-policy'
import { DEFAULT_POLICY, type MasteryPolicy } from '@/lib/core/mastery/policy'
import { type TestDistrict, TIME_ZONE } from '@/lib/features/ingest/testing/import-district'
import type { Acting } from '@/lib/platform/acting'
import { newId } from '@/lib/platform/new-id'
import { todayIn } from '@/lib/platform/today'
import { type AdoptionOutcome, adoptPolicy } from '../adopt-policy'
import { computeAdoption } from '../compute-adoption'
import type { PreviewAnswer } from '../contract'
import { previewPolicy } from '../preview-policy'

export const today = () => todayIn(TIME_ZONE, new Date())

export const HIGHEST: MasteryPolicy = { ...DEFAULT_POLICY, method: { kind: 'highest' } }
export const LATEST: MasteryPolicy = { ...DEFAULT_POLICY, method: { kind: 'latest' } }
export const MEAN: MasteryPolicy = { ...DEFAULT_POLICY, method: { kind: 'mean' } }

export const scope = (of: Partial<PolicyScope> = {}): PolicyScope => ({ ...DISTRICT_SCOPE, ...of })

/** Tess, whom a district of the small files has, as its administrator. */
export async function administrator(district: TestDistrict): Promise<Omit<Acting, 'tx'>> {
  const userId = await district.idOf('users', 'tess')
  const orgId = await district.idOf('orgs', 'district')
  return {
    actor: { kind: 'user', districtId: district.id, userId },
    person: {
      userId,
      name: { given: 'Tess', family: 'Test' },
      roles: [{ role: 'districtAdministrator', orgId }],
      teaches: false,
    },
    district: { id: district.id, slug: 'test', name: 'Test', timeZone: TIME_ZONE, isSample: false },
    today: today(),
    granted: { mayCorrect: false },
  }
}

/** Asks what a policy would change. */
export async function preview(
  district: TestDistrict,
  of: PolicyScope,
  settings: MasteryPolicy | null,
): Promise<PreviewAnswer> {
  const asking = await administrator(district)
  return previewPolicy(district.db, asking, { scope: of, settings }, new AbortController().signal)
}

/** Asks for a policy to be adopted; its levels are still to be computed. */
export async function ask(
  district: TestDistrict,
  of: PolicyScope,
  settings: MasteryPolicy,
  seenVersion = 0,
): Promise<AdoptionOutcome> {
  const acting = await administrator(district)
  return district.db.inDistrict(district.id, (tx) =>
    adoptPolicy({ tx, ...acting }, { scope: of, name: settings.method.kind, settings, seenVersion }),
  )
}

/** Adopts a policy and computes its levels; answers how many came out another. */
export async function adopt(
  district: TestDistrict,
  of: PolicyScope,
  settings: MasteryPolicy,
  seenVersion = 0,
): Promise<number> {
  return compute(district, await ask(district, of, settings, seenVersion))
}

/** Does the job of an adoption. */
export async function compute(district: TestDistrict, outcome: AdoptionOutcome): Promise<number> {
  if (outcome.status !== 200) throw new Error('It was refused')
  const { adoptionId } = outcome.answer
  await computeAdoption(district.db, { districtId: district.id, adoptionId })
  return Number(await district.value('select changed from policy_adoptions where id = $1', [adoptionId]))
}

/** Puts objectives into a framework, each `child < parent` a child of it. Answers the framework's id. */
export async function makeFramework(district: TestDistrict, ...lines: readonly string[]): Promise<string> {
  const id = newId()
  await district.query(`insert into frameworks (district_id, id, title) values ($1, $2, 'Mathematics')`, [
    district.id,
    id,
  ])
  for (const line of lines) {
    const [child = '', parent] = line.split(' < ')
    for (const name of [child, ...(parent === undefined ? [] : [parent])]) {
      await district.query(
        `insert into objectives (district_id, id, scheme, external_id, framework_id) values ($1, $2, 'unknown', $3, $4)
         on conflict (district_id, scheme, external_id) do update set framework_id = excluded.framework_id`,
        [district.id, newId(), name, id],
      )
    }
    if (parent === undefined) continue
    await district.query(
      `insert into objective_associations (district_id, from_id, to_id, kind, framework_id)
       select $1, c.id, p.id, 'isChildOf', $4 from objectives c, objectives p where c.external_id = $2 and p.external_id = $3`,
      [district.id, child, parent, id],
    )
  }
  return id
}
