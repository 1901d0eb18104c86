import { describe, expect, it } from 'vitest'
import { DEFAULT_POLICY, type MasteryPolicy } from '@/lib/core/mastery/policy'
import type { Tx } from '@/lib/db/client'
import { closePeriod } from '@/lib/features/gradebook/close-period'
import {
  createTestDistrict,
  type TestDistrict,
  TIME_ZONE,
} from '@/lib/features/ingest/testing/import-district'
import { typeInto } from '@/lib/features/ingest/testing/person-writes'
import { type Files, rec, recs, SMALL, withRecs } from '@/lib/features/ingest/testing/small-files'
import { retirePolicy } from './adopt-policy'
import { computeAdoption } from './compute-adoption'
import type { PreviewAnswer } from './contract'
import { getAdoption, getPolicyHistory, listPolicies } from './list-policies'
import { previewPolicy } from './preview-policy'
import { recalculateAfterImport } from './recalculate-after-import'
import { recalculateDistrict } from './recalculate-district'
import {
  administrator,
  adopt,
  ask,
  compute,
  HIGHEST,
  LATEST,
  MEAN,
  makeFramework,
  preview,
  scope,
  today,
} from './testing/policies'

const test = (student: string, score: number, values: Readonly<Record<string, string>> = {}) =>
  rec('results', `r-test-${student}`, { score: String(score), scoreDate: '2024-11-01', ...values })

/** The small files with a second school, a second score for each student, and one only partly graded. */
const FILES: Files = withRecs(SMALL, {
  orgs: recs('orgs', 'south'),
  classes: [rec('classes', 'blue', { schoolSourcedId: 'south' })],
  enrollments: [rec('enrollments', 'e-cy-blue', { schoolSourcedId: 'south' })],
  users: [
    rec('users', 'ana', { grades: '04' }),
    rec('users', 'ben', { grades: '04' }),
    rec('users', 'cy', { grades: '05' }),
  ],
  lineItems: [rec('lineItems', 'test', { dueDate: '2024-11-01' })],
  lineItemLearningObjectiveIds: recs(
    'lineItemLearningObjectiveIds',
    'a-test-add',
    'a-test-speak',
    'a-test-split',
  ),
  results: [test('ana', 2), test('ben', 8), test('cy', 9, { scoreStatus: 'partially graded' })],
})

async function made(): Promise<TestDistrict> {
  const district = await createTestDistrict(recalculateAfterImport)
  await district.done('SIS', FILES)
  return district
}

const isSomebodyWaiting = async (tx: Tx) => {
  const { rows } = await tx.sql.query(
    'select from pg_locks l join pg_database d on d.oid = l.database where not l.granted and d.datname = current_database()',
  )
  return rows.length > 0
}
const soon = () => new Promise((resolve) => setTimeout(resolve, 10))

const changes = ({ up, down, insufficient, given }: PreviewAnswer) => ({ up, down, insufficient, given })
const sum = (answer: PreviewAnswer) => answer.up + answer.down + answer.insufficient + answer.given

/** Every level's state, by student and objective. */
async function stateOf(district: TestDistrict): Promise<ReadonlyMap<string, string>> {
  const lines = (await district.levels()).map((line) => line.split(' '))
  return new Map(
    lines.map(([student, objective, state, level]) => [
      `${student} ${objective}`,
      state === 'level' ? String(level) : String(state),
    ]),
  )
}

/** What came out another between two states, counted as a preview counts. */
function compare(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>) {
  const counted = { up: 0, down: 0, insufficient: 0, given: 0 }
  for (const [key, now] of after) {
    const was = before.get(key) ?? 'none'
    if (was === now) continue
    if (Number.isNaN(Number(now))) counted.insufficient++
    else if (Number.isNaN(Number(was))) counted.given++
    else counted[Number(now) > Number(was) ? 'up' : 'down']++
  }
  return counted
}

const changedByAll = (district: TestDistrict) =>
  district.db.inDistrict(district.id, (tx) =>
    recalculateDistrict(tx, { districtId: district.id, today: today(), timeZone: TIME_ZONE }),
  )

const seen = async (district: TestDistrict) =>
  Number(await district.value('select max(version) from mastery_policy_versions'))

describe('a preview', () => {
  it('says exactly what adopting then changes, whatever the policy, and changes nothing itself', async () => {
    const district = await made()
    const framework = await makeFramework(district, 'add < numbers', 'split')
    const drawn: readonly MasteryPolicy[] = [
      HIGHEST,
      { ...MEAN, minimumEvidence: 2, countPartiallyGraded: true },
      { ...LATEST, recencyDays: 30 },
      { ...DEFAULT_POLICY, method: { kind: 'n-times', times: 2, mastery: 3 } },
      { ...MEAN, countPartiallyGraded: true },
      DEFAULT_POLICY,
    ]
    for (const settings of drawn) {
      const version = await seen(district)
      const before = await district.digests()
      const told = await preview(district, scope(), settings)
      expect(await district.digests()).toEqual(before)

      const stood = await stateOf(district)
      const moved = await adopt(district, scope(), settings, version)
      expect(compare(stood, await stateOf(district))).toEqual(changes(told))
      expect(moved).toBe(sum(told))
      expect(await changedByAll(district)).toBe(0)
    }
    for (const of of [scope({ frameworkId: framework }), scope({ grades: ['04'] })]) {
      const told = await preview(district, of, HIGHEST)
      const stood = await stateOf(district)
      expect(await adopt(district, of, HIGHEST)).toBe(sum(told))
      expect(compare(stood, await stateOf(district))).toEqual(changes(told))
      expect(await changedByAll(district)).toBe(0)
    }
  })

  it('names the schools, the standards and examples, and how many stand under a person’s level', async () => {
    const district = await made()
    const cell = {
      kind: 'level',
      studentId: await district.idOf('users', 'ana'),
      objectiveId: await district.objective('add'),
    } as const
    await typeInto(district, await district.idOf('classes', 'red'), cell, { level: 4 })
    const told = await preview(district, scope(), { ...HIGHEST, countPartiallyGraded: true })
    // Ana's two dragged down by the test, and Cy's three now that the partly graded test counts.
    expect(changes(told)).toEqual({ up: 3, down: 0, insufficient: 0, given: 2 })
    expect(told).toMatchObject({ total: 9, overridden: 1, standardsChanged: 3 })
    expect(told.schools.map(({ name, up, given }) => [name, up, given])).toEqual([
      ['School north', 3, 2],
      ['School south', 1, 2],
    ])
    const standards = told.standards.map(({ code, up, given }) => [code, up, given])
    expect(standards.toSorted()).toEqual([
      ['add', 2, 0],
      ['speak', 0, 1],
      ['split', 1, 1],
    ])
    const step = { was: { level: 2, label: 'Approaching' }, now: { level: 4, label: 'Advanced' } }
    expect(told.examples.map(({ student }) => student).toSorted()).toEqual([
      'Given-ana Family-ana',
      'Given-cy Family-cy',
    ])
    expect(told.examples).toMatchObject([step, step])
  })

  it('of retiring a policy says what the next wider one makes of its levels', async () => {
    const district = await made()
    const band = scope({ grades: ['04'] })
    await adopt(district, band, HIGHEST)
    const told = await preview(district, band, null)
    const stood = await stateOf(district)
    const acting = await administrator(district)
    const [{ id = null } = {}] = await district.query<{ id: string }>(
      'select id from mastery_policies where grades is not null',
    )
    const outcome = await district.db.inDistrict(district.id, (tx) =>
      retirePolicy({ tx, ...acting }, id ?? '', 1),
    )
    expect(await compute(district, outcome)).toBe(sum(told))
    expect(compare(stood, await stateOf(district))).toEqual(changes(told))
    expect(sum(told)).toBeGreaterThan(0)
    expect(await district.value(`select count(*)::int from levels where policy_id = $1`, [id])).toBe(0)
    expect(await changedByAll(district)).toBe(0)
  })

  it('leaves closed years out, as adopting does', async () => {
    const district = await made()
    const sessionId = await district.idOf('academicSessions', 'year')
    const acting = await administrator(district)
    await district.db.inDistrict(district.id, (tx) =>
      closePeriod({ tx, ...acting }, sessionId, { schoolId: null }),
    )
    expect(await preview(district, scope(), HIGHEST)).toMatchObject({
      total: 0,
      up: 0,
      schools: [],
      examples: [],
    })
  })

  it('refuses settings that could not be adopted, and names the problem', async () => {
    const district = await made()
    const refused = (of: Parameters<typeof preview>) =>
      expect(preview(...of)).rejects.toMatchObject({ code: 'invalid' })
    await refused([district, scope(), { ...HIGHEST, minimumEvidence: 0 }])
    await refused([district, scope({ frameworkId: district.id }), HIGHEST])
    await refused([district, scope(), null])
  })

  it('that nobody waits for is stopped', async () => {
    const district = await made()
    const asking = await administrator(district)
    const gone = AbortSignal.abort()
    await expect(
      previewPolicy(district.db, asking, { scope: scope(), settings: HIGHEST }, gone),
    ).rejects.toMatchObject({ code: 'unavailable' })
    expect(await preview(district, scope(), HIGHEST)).toMatchObject({ total: 7 })

    // In its middle: it waits for a table that another transaction holds.
    const leaving = new AbortController()
    await district.db.inDistrict(district.id, async (tx) => {
      await tx.sql.query('lock table overrides in access exclusive mode')
      const asked = previewPolicy(district.db, asking, { scope: scope(), settings: HIGHEST }, leaving.signal)
      const stopped = expect(asked).rejects.toMatchObject({ code: 'unavailable' })
      while (!(await isSomebodyWaiting(tx))) await soon()
      leaving.abort()
      await stopped
    })
    expect(await preview(district, scope(), HIGHEST)).toMatchObject({ total: 7 })
  })
})

describe('adopting a policy', () => {
  it('changes the levels of its scope and no other', async () => {
    const district = await made()
    await makeFramework(district, 'split')
    const framework = await makeFramework(district, 'add')
    const others = () =>
      district.query(
        `select l.*, l.at::text from levels l join objectives o on o.id = l.objective_id where o.external_id <> 'add' order by 2, 3, 4`,
      )
    const before = await others()
    expect(await adopt(district, scope({ frameworkId: framework }), HIGHEST)).toBeGreaterThan(0)
    expect(await others()).toEqual(before)
  })

  it('writes a version dated today, an audit row, and history where a level changed', async () => {
    const district = await made()
    const rows = () => district.value(`select count(*)::int from history where kind = 'level'`)
    const before = Number(await rows())
    const changed = await adopt(district, scope(), HIGHEST, 1)
    expect(Number(await rows()) - before).toBe(changed)
    const acting = await administrator(district)
    const { policies } = await district.db.inDistrict(district.id, (tx) => listPolicies({ tx, ...acting }))
    expect(policies).toMatchObject([
      { version: 2, from: today(), by: 'Given-tess Family-tess', name: 'highest' },
    ])
    const history = await district.db.inDistrict(district.id, (tx) =>
      getPolicyHistory({ tx }, policies[0]?.id ?? ''),
    )
    expect(history.versions.map(({ version, by }) => [version, by])).toEqual([
      [2, 'Given-tess Family-tess'],
      [1, null],
    ])
    expect(await district.value(`select count(*)::int from audit where act = 'adopt-policy'`)).toBe(1)
  })

  it('is refused where another adopted meanwhile, and shows what is in force', async () => {
    const district = await made()
    await adopt(district, scope(), HIGHEST, 1)
    const outcome = await ask(district, scope(), MEAN, 1)
    expect(outcome).toMatchObject({ status: 409, answer: { now: { version: 2, name: 'highest' } } })

    const both = await Promise.all([ask(district, scope(), MEAN, 2), ask(district, scope(), LATEST, 2)])
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
    expect(await seen(district)).toBe(3)
    const band = scope({ grades: ['04', '05'] })
    const first = await Promise.all([
      ask(district, band, MEAN),
      ask(district, scope({ grades: ['05', '04'] }), LATEST),
    ])
    expect(first.map(({ status }) => status).sort()).toEqual([200, 409])
  })

  it('cut before it is written has changed nothing, and is done when it is taken up again; twice is once', async () => {
    const district = await made()
    const before = await district.levels()
    const outcome = await ask(district, scope(), HIGHEST, 1)
    if (outcome.status !== 200) throw new Error('It was refused')
    const order = { districtId: district.id, adoptionId: outcome.answer.adoptionId }
    const progress = () => district.db.inDistrict(district.id, (tx) => getAdoption({ tx }, order.adoptionId))
    expect(await progress()).toMatchObject({ state: 'waiting', total: null, done: 0, changed: null })
    const cut = () => {
      throw new Error('cut')
    }
    await expect(computeAdoption(district.db, { ...order, onComputed: cut })).rejects.toThrow('cut')
    expect(await district.levels()).toEqual(before)
    expect(await progress()).toMatchObject({ state: 'failed', changed: null })

    await computeAdoption(district.db, order)
    const done = await progress()
    expect(done).toMatchObject({ state: 'done', version: 2 })
    expect(done.done).toBe(done.total)
    const after = await district.digests()
    await computeAdoption(district.db, order)
    expect(await district.digests()).toEqual(after)
  })

  it('waits while an import runs, so that neither computes past the other', async () => {
    const district = await made()
    const outcome = await ask(district, scope(), HIGHEST, 1)
    if (outcome.status !== 200) throw new Error('It was refused')
    const order = { districtId: district.id, adoptionId: outcome.answer.adoptionId }
    let tried = Promise.resolve()
    await district.done(
      'SIS',
      { results: [test('ben', 1)] },
      {
        mode: 'delta',
        onStep(step) {
          if (step === 'levels') tried = computeAdoption(district.db, order)
        },
      },
    )
    await tried
    await computeAdoption(district.db, order)
    expect(await district.value('select state from policy_adoptions')).toBe('done')
    expect(await changedByAll(district)).toBe(0)
  })

  it('stays within its district', async () => {
    const [own, other] = [await made(), await made()]
    const before = await other.digests()
    const outcome = await ask(own, scope(), HIGHEST, 1)
    await compute(own, outcome)
    expect(await other.digests()).toEqual(before)
    if (outcome.status !== 200) throw new Error('It was refused')
    const { adoptionId, policyId } = outcome.answer
    const there = other.db.inDistrict(other.id, (tx) => getAdoption({ tx }, adoptionId))
    await expect(there).rejects.toMatchObject({ code: 'not-found' })
    const history = other.db.inDistrict(other.id, (tx) => getPolicyHistory({ tx }, policyId))
    await expect(history).rejects.toMatchObject({ code: 'not-found' })
  })

  it('never leaves a district without a policy of its own', async () => {
    const district = await made()
    const acting = await administrator(district)
    const id = String(await district.value('select id from mastery_policies'))
    const retired = district.db.inDistrict(district.id, (tx) => retirePolicy({ tx, ...acting }, id, 1))
    await expect(retired).rejects.toMatchObject({ details: { code: 'district-policy-stays' } })
  })
})
