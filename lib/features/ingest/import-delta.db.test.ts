import { describe, expect, it } from 'vitest'
import { recalculateAfterImport } from '@/lib/features/mastery/recalculate-after-import'
import { countOrphans } from './repository/orphans'
import { createTestDistrict, type TestDistrict } from './testing/import-district'
import { compareWithHistory } from './testing/replay-history'
import { only, rec, SMALL, without } from './testing/small-files'

const delta = { mode: 'delta', acceptEnding: false } as const
const ended = { status: 'tobedeleted' }

async function imported(): Promise<TestDistrict> {
  const district = await createTestDistrict(recalculateAfterImport)
  await district.done('SIS', SMALL)
  return district
}

async function expectWhole(district: TestDistrict): Promise<void> {
  const { differing, orphans } = await district.db.inDistrict(district.id, async (tx) => ({
    ...(await compareWithHistory(tx)),
    orphans: await countOrphans(tx),
  }))
  expect(differing).toEqual([])
  expect(orphans).toBe(0)
}

describe('a delta', () => {
  it('touches only what changed: its cells, their versions, their levels', async () => {
    const district = await imported()
    const cells = `select count(*)::int from history where kind = 'score'`
    const firstCells = await district.value(cells)
    const levelsAt = `select objective_id, student_id, at::text from levels order by 1, 2`
    const before = await district.query<{ objective_id: string; student_id: string; at: string }>(levelsAt)
    const report = await district.done(
      'SIS',
      { results: [rec('results', 'r-lab-cy', { score: '18' })] },
      delta,
    )
    expect(report.files).toEqual({
      results: expect.objectContaining({ read: 1, created: 0, changed: 1, ended: 0 }),
    })
    expect(await district.history('lab', 'cy')).toEqual(['4', '18'])
    expect(await district.value(cells)).toBe(Number(firstCells) + 1)
    expect(await district.query('select sourced_id from results where version > 1')).toEqual([
      { sourced_id: 'r-lab-cy' },
    ])
    const cy = await district.idOf('users', 'cy')
    const after = await district.query<{ objective_id: string; student_id: string; at: string }>(levelsAt)
    const moved = after.filter((row, place) => row.at !== before[place]?.at)
    expect(moved.map((row) => row.student_id)).toEqual([cy])
    await expectWhole(district)
  })

  it('that says of a known thing what is known already changes nothing but the words of its modification', async () => {
    const district = await imported()
    await district.done('SIS', { results: [rec('results', 'r-lab-cy', { score: '4' })] }, delta)
    expect(await district.history('lab', 'cy')).toEqual(['4'])
    await expectWhole(district)
  })

  it('takes a result to another student, with its parts', async () => {
    const district = await imported()
    const moved = rec('results', 'r-quiz-ben', { score: '5', studentSourcedId: 'cy' })
    await district.done('SIS', { results: [moved] }, delta)
    expect(await district.history('quiz', 'ben')).toEqual(['5', null])
    expect(await district.history('quiz', 'cy')).toEqual(['5'])
    expect(await district.levels()).toContain('ben split none')
    expect(await district.levels()).toContain('cy split level 2 1.6')
    await expectWhole(district)
  })
})

describe('what ends', () => {
  it('ends by "tobedeleted", and is live again when it comes back; history says so both times', async () => {
    const district = await imported()
    const result = rec('results', 'r-lab-cy', { score: '4', ...ended })
    const report = await district.done('SIS', { results: [result] }, delta)
    expect(report.files.results).toMatchObject({ read: 1, ended: 1, changed: 0, unchanged: 0 })
    expect(await district.history('lab', 'cy')).toEqual(['4', null])
    expect(await district.levels()).toContain('cy add none')
    await expectWhole(district)
    await district.done('SIS', { results: [rec('results', 'r-lab-cy', { score: '4' })] }, delta)
    expect(await district.history('lab', 'cy')).toEqual(['4', null, '4'])
    expect(await district.levels()).toContain('cy add level 2 1.6')
    await expectWhole(district)
  })

  it('ends by being missing from a bulk file, and comes back with the next that has it', async () => {
    const district = await imported()
    const less = without(without(SMALL, 'lineItems', 'homework'), 'results', 'r-homework-ana')
    const report = await district.done('SIS', less, { acceptEnding: true })
    expect(report.files.lineItems).toMatchObject({ ended: 1 })
    expect(report.files.results).toMatchObject({ ended: 1 })
    expect(await district.value(`select count(*)::int from line_items where ended_at is not null`)).toBe(1)
    await expectWhole(district)
    await district.done('SIS', SMALL)
    expect(await district.value(`select count(*)::int from line_items where ended_at is not null`)).toBe(0)
    expect(await district.history('homework', 'ana')).toEqual(['10', null, '10'])
    await expectWhole(district)
  })

  it('takes its evidence along when it is a line item, and brings it back', async () => {
    const district = await imported()
    await district.done('SIS', { lineItems: [rec('lineItems', 'lab', ended)] }, delta)
    expect(await district.levels()).toContain('cy add none')
    expect(await district.history('lab', 'cy')).toEqual(['4', null])
    // A change while the line item is ended shows nowhere until it returns.
    await district.done('SIS', { results: [rec('results', 'r-lab-cy', { score: '10' })] }, delta)
    expect(await district.history('lab', 'cy')).toEqual(['4', null])
    await expectWhole(district)
    await district.done('SIS', { lineItems: [rec('lineItems', 'lab')] }, delta)
    expect(await district.history('lab', 'cy')).toEqual(['4', null, '10'])
    expect(await district.levels()).toContain('cy add level 4 4')
    await expectWhole(district)
  })

  it('ends the thing only when every source that spoke of it has ended it', async () => {
    const district = await imported()
    await district.done('LMS', only(SMALL, 'orgs', 'academicSessions', 'courses', 'classes', 'users'))
    expect(await district.value('select count(*)::int from users')).toBe(4)
    const cy = { users: [rec('users', 'cy', ended)] }
    const isEnded = `select ended_at is not null from users where given_name = 'Given-cy'`
    await district.done('SIS', cy, delta)
    expect(await district.value(isEnded)).toBe(false)
    await district.done('LMS', cy, delta)
    expect(await district.value(isEnded)).toBe(true)
    await district.done('LMS', { users: [rec('users', 'cy')] }, delta)
    expect(await district.value(isEnded)).toBe(false)
  })
})

describe('an alignment', () => {
  it('that names another objective is no longer evidence for the first', async () => {
    const district = await imported()
    const other = rec('lineItemLearningObjectiveIds', 'a-lab-add', { learningObjectiveId: 'measure' })
    await district.done('SIS', { lineItemLearningObjectiveIds: [other] }, delta)
    expect(await district.levels()).toContain('cy add none')
    expect(await district.levels()).toContain('cy measure level 2 1.6')
    await expectWhole(district)
  })

  it('that is given to another line item leaves the first', async () => {
    const district = await imported()
    const other = rec('lineItemLearningObjectiveIds', 'a-lab-add', { lineItemSourcedId: 'homework' })
    await district.done('SIS', { lineItemLearningObjectiveIds: [other] }, delta)
    expect(await district.levels()).toContain('cy add none')
    await expectWhole(district)
  })

  it('that ends is evidence no more', async () => {
    const district = await imported()
    const gone = rec('lineItemLearningObjectiveIds', 'a-lab-add', ended)
    await district.done('SIS', { lineItemLearningObjectiveIds: [gone] }, delta)
    expect(await district.levels()).toContain('cy add none')
    await expectWhole(district)
  })
})
