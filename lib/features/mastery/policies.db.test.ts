import { describe, expect, it } from 'vitest'
import { levelCell } from '@/lib/core/gradebook/grid-cells'
import type { MasteryPolicy } from '@/lib/core/mastery/policy'
import { closePeriod } from '@/lib/features/gradebook/close-period'
import { getGrid } from '@/lib/features/gradebook/get-grid'
import {
  createTestDistrict,
  type TestDistrict,
  TIME_ZONE,
} from '@/lib/features/ingest/testing/import-district'
import { typeInto } from '@/lib/features/ingest/testing/person-writes'
import { type Files, rec, recs, SMALL, withRecs } from '@/lib/features/ingest/testing/small-files'
import { explainAsOf, explainWithPolicy } from './explain-level'
import { recalculateAfterImport } from './recalculate-after-import'
import { recalculateDistrict } from './recalculate-district'
import { settleLevels } from './settle-levels'
import { administrator, adopt, HIGHEST, LATEST, MEAN, makeFramework, scope, today } from './testing/policies'

const student = (id: string, grade: string) => rec('users', id, { grades: grade })

/** Ana and Ben are in grade 4, Cy is in grade 5; Cy has a second score, better than the first. */
const GRADED: Files = withRecs(SMALL, {
  users: [student('ana', '04'), student('ben', '04'), student('cy', '05')],
  lineItems: [rec('lineItems', 'test', { dueDate: '2024-11-01' })],
  lineItemLearningObjectiveIds: recs('lineItemLearningObjectiveIds', 'a-test-add', 'a-test-split'),
  results: ['ana', 'ben', 'cy'].map((id, at) =>
    rec('results', `r-test-${id}`, { score: String(2 + 4 * at), scoreDate: '2024-11-01' }),
  ),
})

async function graded(): Promise<TestDistrict> {
  const district = await createTestDistrict(recalculateAfterImport)
  await district.done('SIS', GRADED)
  return district
}

/** The method each level names, by student and objective. */
async function methods(district: TestDistrict): Promise<Readonly<Record<string, string>>> {
  const rows = await district.query<{ level: string; method: string }>(
    `select k.sourced_id || ' ' || o.external_id as level, v.settings->'method'->>'kind' as method
     from levels l
     join mastery_policy_versions v on v.policy_id = l.policy_id and v.version = l.policy_version
     join objectives o on o.id = l.objective_id
     join links k on k.entity = 'users' and k.canonical_id = l.student_id order by 1`,
  )
  return Object.fromEntries(rows.map(({ level, method }) => [level, method]))
}

const changedByAll = (district: TestDistrict) =>
  district.db.inDistrict(district.id, (tx) =>
    recalculateDistrict(tx, { districtId: district.id, today: today(), timeZone: TIME_ZONE }),
  )

describe('a level', () => {
  it('is computed under the narrowest policy: of a grade band, else a branch, a framework, the district', async () => {
    const district = await graded()
    const framework = await makeFramework(district, 'add < numbers', 'split')
    await adopt(district, scope({ frameworkId: framework }), HIGHEST)
    expect(await methods(district)).toMatchObject({ 'ana add': 'highest', 'ana split': 'highest' })

    const numbers = await district.objective('numbers')
    await adopt(district, scope({ frameworkId: framework, objectiveId: numbers }), LATEST)
    await adopt(district, scope({ grades: ['05', '06'] }), MEAN)
    expect(await methods(district)).toEqual({
      'ana add': 'latest',
      'ana split': 'highest',
      'ben add': 'latest',
      'ben split': 'highest',
      'cy add': 'mean',
      'cy split': 'mean',
    })
    expect(await district.levels()).toEqual([
      'ana add level 1 0.8',
      'ana split level 4 3.6',
      'ben add level 2 2.4',
      'ben split level 2 2.4',
      'cy add level 3 2.8',
      'cy split level 4 4',
    ])
    expect(await changedByAll(district)).toBe(0)
  })

  it("that a person's change or an import computes later is computed under it as well", async () => {
    const district = await graded()
    await adopt(district, scope({ grades: ['04'] }), HIGHEST)
    const cell = {
      kind: 'score',
      studentId: await district.idOf('users', 'ana'),
      itemId: await district.idOf('lineItems', 'test'),
    } as const
    await typeInto(district, await district.idOf('classes', 'red'), cell, { number: '10' })
    await district.done(
      'SIS',
      {
        results: [rec('results', 'r-test-ben', { score: '1' }), rec('results', 'r-test-cy', { score: '1' })],
      },
      { mode: 'delta' },
    )
    expect(await methods(district)).toMatchObject({
      'ana add': 'highest',
      'ben add': 'highest',
      'cy add': 'decaying-average',
    })
    expect(await district.levels()).toContain('ana add level 4 4')
    expect(await changedByAll(district)).toBe(0)
  })

  it('follows its student into another grade, and its objective into a framework, with the next import', async () => {
    const district = await graded()
    await adopt(district, scope({ grades: ['05'] }), HIGHEST)
    await district.done('SIS', { users: [student('ben', '05')] }, { mode: 'delta' })
    expect(await methods(district)).toMatchObject({ 'ana add': 'decaying-average', 'ben add': 'highest' })

    const framework = await makeFramework(district, 'numbers')
    await adopt(district, scope({ frameworkId: framework }), MEAN)
    await district.query(`update objectives set framework_id = $1 where external_id = 'add'`, [framework])
    await district.done('SIS', { users: [student('cy', '06')] }, { mode: 'delta' })
    expect(await methods(district)).toMatchObject({ 'ana add': 'mean', 'ana split': 'decaying-average' })
    expect(await methods(district)).toMatchObject({ 'ben add': 'highest', 'cy add': 'mean' })
    expect(await changedByAll(district)).toBe(0)
  })

  it('follows its objective to another branch when a framework has changed, without waiting for an import', async () => {
    const district = await graded()
    const framework = await makeFramework(district, 'add < numbers', 'split')
    const numbers = await district.objective('numbers')
    await adopt(district, scope({ frameworkId: framework, objectiveId: numbers }), HIGHEST)
    await makeFramework(district, 'split < numbers')
    await settleLevels(district.db, { districtId: district.id })
    expect(await methods(district)).toMatchObject({ 'ana add': 'highest', 'ana split': 'highest' })
    expect(await changedByAll(district)).toBe(0)
  })

  it('whose evidence is all gone names the policy of its scope', async () => {
    const district = await graded()
    await adopt(district, scope({ grades: ['05'] }), HIGHEST)
    const gone = ['r-test-cy', 'r-lab-cy'].map((id) => rec('results', id, { scoreStatus: 'exempt' }))
    await district.done('SIS', { results: gone }, { mode: 'delta' })
    expect(await district.levels()).toContain('cy add none')
    expect(await methods(district)).toMatchObject({ 'cy add': 'highest', 'ana add': 'decaying-average' })
  })
})

describe('the grid of a class', () => {
  it('names for each objective the policy its levels were computed under', async () => {
    const district = await graded()
    const framework = await makeFramework(district, 'add')
    await adopt(district, scope({ frameworkId: framework }), HIGHEST)
    const classId = await district.idOf('classes', 'red')
    const grid = await district.db.inDistrict(district.id, (tx) =>
      getGrid({ tx, today: today() }, { classId, mayCorrect: false, locale: 'en' }),
    )
    const [add, split] = [await district.objective('add'), await district.objective('split')]
    const methodOf = (id: string) =>
      grid.policies[grid.objectives.find((objective) => objective.id === id)?.policy ?? -1]?.method.kind
    expect([methodOf(add), methodOf(split)]).toEqual(['highest', 'decaying-average'])
    expect(grid.policies).toHaveLength(2)
  })
})

describe('a class of two grades', () => {
  it('shows each level by the policy and scale of its student’s own grade', async () => {
    const district = await graded()
    const halves: MasteryPolicy = {
      ...HIGHEST,
      scale: {
        levels: [
          { level: 1, label: 'Not yet', cut: 0, number: 1 },
          { level: 2, label: 'Got it', cut: 2, number: 3 },
        ],
        top: 4,
      },
    }
    await adopt(district, scope({ grades: ['05'] }), halves)
    const classId = await district.idOf('classes', 'red')
    const grid = await district.db.inDistrict(district.id, (tx) =>
      getGrid({ tx, today: today() }, { classId, mayCorrect: false, locale: 'en' }),
    )
    const add = await district.objective('add')
    const column = grid.objectives.findIndex(({ id }) => id === add)
    const cy = grid.students.id.indexOf(await district.idOf('users', 'cy'))
    expect(grid.policies[grid.objectives[column]?.policy ?? -1]?.method.kind).toBe('decaying-average')
    expect(levelCell(grid, column, cy)).toMatchObject({ level: 2, score: 4 })
  })
})

describe('the past', () => {
  const keyOf = async (district: TestDistrict, sourcedId: string) => ({
    districtId: district.id,
    studentId: await district.idOf('users', sourcedId),
    objectiveId: await district.objective('add'),
    schoolYear: 2025,
    today: today(),
    timeZone: TIME_ZONE,
  })

  it('of a closed year stays as it was, and is explained under the version of its day', async () => {
    const district = await graded()
    const before = await district.levels()
    const sessionId = await district.idOf('academicSessions', 'year')
    const acting = await administrator(district)
    await district.db.inDistrict(district.id, (tx) =>
      closePeriod({ tx, ...acting }, sessionId, { schoolId: null }),
    )
    expect(await adopt(district, scope(), HIGHEST, 1)).toBe(0)
    expect(await district.levels()).toEqual(before)
    const key = await keyOf(district, 'cy')
    const told = await district.db.inDistrict(district.id, (tx) => explainWithPolicy(tx, key))
    expect(told.policy).toMatchObject({ version: 1, settings: { method: { kind: 'decaying-average' } } })
    expect(before).toContain('cy add level 3 3.16')
    expect(told.mastery).toMatchObject({ level: 3, score: 3.16 })
  })

  it('is explained as of a day under the policy that held then', async () => {
    const district = await graded()
    await adopt(district, scope(), HIGHEST, 1)
    await district.query(`update mastery_policy_versions set from_on = '2025-02-01' where version = 2`)
    const key = await keyOf(district, 'ana')
    const asOf = (day: string) =>
      district.db.inDistrict(district.id, (tx) => explainAsOf(tx, { ...key, today: day }))
    expect((await asOf('2025-01-31')).policy).toMatchObject({ version: 1 })
    expect((await asOf('2025-02-01')).policy).toMatchObject({ version: 2, name: 'highest' })
  })
})
