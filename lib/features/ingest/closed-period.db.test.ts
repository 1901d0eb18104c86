import { describe, expect, it } from 'vitest'
import { itemCell } from '@/lib/core/gradebook/grid-cells'
import { closePeriod } from '@/lib/features/gradebook/close-period'
import { getGrid } from '@/lib/features/gradebook/get-grid'
import { listClosures } from '@/lib/features/gradebook/list-closures'
import { reopenPeriod } from '@/lib/features/gradebook/reopen-period'
import { recalculateAfterImport } from '@/lib/features/mastery/recalculate-after-import'
import { createTestDistrict, type TestDistrict, TIME_ZONE } from './testing/import-district'
import { typeInto } from './testing/person-writes'
import { compareWithHistory } from './testing/replay-history'
import { rec, SMALL } from './testing/small-files'

const delta = { mode: 'delta' } as const

/** The district of the small files, with one of its periods closed since. */
async function closedDistrict(session: string): Promise<TestDistrict> {
  const district = await createTestDistrict(recalculateAfterImport)
  await district.done('SIS', SMALL)
  await close(district, session)
  return district
}

/** Has an act done in a transaction of the district; its author is Tess, for she is there. */
async function asPerson<T>(
  district: TestDistrict,
  work: (acting: Parameters<typeof closePeriod>[0]) => Promise<T>,
): Promise<T> {
  const userId = await district.idOf('users', 'tess')
  return district.db.inDistrict(district.id, (tx) =>
    work({
      tx,
      actor: { kind: 'user', districtId: district.id, userId },
      district: { id: district.id, slug: 'test', name: 'Test', timeZone: TIME_ZONE, isSample: false },
      today: '2025-03-03',
    }),
  )
}

async function close(district: TestDistrict, session: string): Promise<void> {
  const sessionId = await district.idOf('academicSessions', session)
  await asPerson(district, (acting) => closePeriod(acting, sessionId, { schoolId: null }))
}

async function reopen(district: TestDistrict, session: string) {
  const sessionId = await district.idOf('academicSessions', session)
  const of = { schoolId: null, reason: 'Late work counts after all' }
  return asPerson(district, (acting) => reopenPeriod(acting, sessionId, of, recalculateAfterImport))
}

const say = (district: TestDistrict, id: string, values: Readonly<Record<string, string>>) =>
  district.done('SIS', { results: [rec('results', id, values)] }, delta)

/** The score cell as the grid shows it. */
async function shown(district: TestDistrict, item: string, student: string) {
  const classId = await district.idOf('classes', 'red')
  const grid = await district.db.inDistrict(district.id, (tx) =>
    getGrid({ tx, today: '2025-03-03' }, { classId, mayCorrect: true, locale: 'en' }),
  )
  const [itemId, studentId] = [await district.idOf('lineItems', item), await district.idOf('users', student)]
  return itemCell(
    grid,
    grid.items.findIndex(({ id }) => id === itemId),
    grid.students.id.indexOf(studentId),
  )
}

const flags = (district: TestDistrict) =>
  district.query<{ now: string | null; was: string | null }>(
    `select flag->>'now' as now, flag->>'was' as was from frozen_cells where ended_at is null and flag is not null order by at`,
  )

async function expectReplayed(district: TestDistrict): Promise<void> {
  const { differing } = await district.db.inDistrict(district.id, compareWithHistory)
  expect(differing).toEqual([])
}

const countRows = (district: TestDistrict, table: 'history' | 'levels') =>
  district.value(`select count(*)::int from ${table}`)

describe("a source's correction in a closed period", () => {
  it('leaves value, level and history as they were; the source layer has it, and the cell is flagged', async () => {
    const district = await closedDistrict('spring')
    const levels = await district.levels()
    const history = await countRows(district, 'history')
    await say(district, 'r-lab-cy', { score: '9' })
    expect(await district.levels()).toEqual(levels)
    expect(await countRows(district, 'history')).toBe(history)
    expect(await district.value(`select score from results where sourced_id = 'r-lab-cy'`)).toBe('9')
    expect(await flags(district)).toEqual([{ now: '9', was: '4' }])
    expect(await shown(district, 'lab', 'cy')).toMatchObject({
      effective: { score: 4 },
      change: { kind: 'changed', was: { score: 4 }, now: { score: 9 } },
    })
    await expectReplayed(district)
  })

  it('is flagged once for each new value, and no more when the source says the old one again', async () => {
    const district = await closedDistrict('spring')
    await say(district, 'r-lab-cy', { score: '9' })
    const raised = await district.value('select flag from frozen_cells')
    await say(district, 'r-lab-cy', { score: '9' })
    await say(district, 'r-lab-cy', { score: '9', comment: 'Said again' })
    expect(await district.value('select flag from frozen_cells')).toEqual(raised)
    await say(district, 'r-lab-cy', { score: '8' })
    expect(await flags(district)).toEqual([{ now: '8', was: '4' }])
    await say(district, 'r-lab-cy', { score: '4' })
    expect(await flags(district)).toEqual([])
    expect((await shown(district, 'lab', 'cy')).change).toBeNull()
  })

  it('holds a level also where only the day of the result is another', async () => {
    const district = await closedDistrict('spring')
    const before = await district.query('select * from levels order by student_id, objective_id')
    await say(district, 'r-lab-ana', { score: '9', scoreDate: '2024-09-01' })
    expect(await district.query('select * from levels order by student_id, objective_id')).toEqual(before)
    expect(await flags(district)).toEqual([])
  })

  it("stands beneath a person's value, and does not move it", async () => {
    const district = await createTestDistrict(recalculateAfterImport)
    await district.done('SIS', SMALL)
    const cell = {
      kind: 'score',
      studentId: await district.idOf('users', 'cy'),
      itemId: await district.idOf('lineItems', 'lab'),
    } as const
    await typeInto(district, await district.idOf('classes', 'red'), cell, { status: 'exempt' })
    await close(district, 'spring')
    await say(district, 'r-lab-cy', { score: '9', late: 'true' })
    expect(await district.history('lab', 'cy')).toEqual(['4', '4'])
    expect(await shown(district, 'lab', 'cy')).toMatchObject({
      effective: { score: 4, status: 'exempt', flags: 0 },
    })
  })

  it('of one objective alone leaves that score and its level', async () => {
    const district = await closedDistrict('spring')
    const levels = await district.levels()
    const part = rec('resultLearningObjectiveIds', 'p-quiz-ben-split', { score: '10' })
    await district.done('SIS', { resultLearningObjectiveIds: [part] }, delta)
    expect(await district.levels()).toEqual(levels)
    expect(await flags(district)).toEqual([{ now: '10', was: '4' }])
  })

  it('with another status freezes the parts of the result as well', async () => {
    const district = await closedDistrict('spring')
    const levels = await district.levels()
    await say(district, 'r-quiz-ben', { score: '5', scoreStatus: 'exempt' })
    expect(await district.levels()).toEqual(levels)
  })

  it('goes through where another period is closed', async () => {
    const district = await closedDistrict('fall')
    await say(district, 'r-lab-cy', { score: '9' })
    expect(await district.history('lab', 'cy')).toEqual(['4', '9'])
    expect(await district.value('select count(*)::int from frozen_cells')).toBe(0)
  })
})

describe('a first result in a closed period', () => {
  it('counts for nothing, and is flagged', async () => {
    const district = await closedDistrict('spring')
    const levels = await district.levels()
    const part = rec('resultLearningObjectiveIds', 'p-quiz-cy-split', { score: '10' })
    await district.done(
      'SIS',
      { results: [rec('results', 'r-quiz-cy', { score: '10' })], resultLearningObjectiveIds: [part] },
      delta,
    )
    expect(await district.levels()).toEqual(levels)
    expect(await district.history('quiz', 'cy')).toEqual([])
    expect(await flags(district)).toEqual([
      { now: '10', was: null },
      { now: '10', was: null },
    ])
    expect(await shown(district, 'quiz', 'cy')).toMatchObject({
      effective: null,
      change: { kind: 'appeared' },
    })
    await expectReplayed(district)
  })
})

describe('an end in a closed period', () => {
  it('of a result leaves it, flagged', async () => {
    const district = await closedDistrict('spring')
    const levels = await district.levels()
    await say(district, 'r-lab-cy', { status: 'tobedeleted' })
    expect(await district.levels()).toEqual(levels)
    expect(await district.history('lab', 'cy')).toEqual(['4'])
    expect(await flags(district)).toEqual([{ now: null, was: '4' }])
    expect(await shown(district, 'lab', 'cy')).toMatchObject({
      effective: { score: 4 },
      change: { kind: 'ended', was: { score: 4 }, now: null },
    })
  })

  it('of a line item leaves it in the grid with its scores and their levels', async () => {
    const district = await closedDistrict('spring')
    const levels = await district.levels()
    await district.done('SIS', { lineItems: [rec('lineItems', 'lab', { status: 'tobedeleted' })] }, delta)
    expect(await district.levels()).toEqual(levels)
    expect(await shown(district, 'lab', 'ben')).toMatchObject({ effective: { score: 6 } })
  })
})

describe('a closed school year', () => {
  it('keeps its levels also where a maximum or an alignment changes', async () => {
    const district = await closedDistrict('year')
    const levels = await district.levels()
    await district.done(
      'SIS',
      {
        lineItems: [rec('lineItems', 'lab', { resultValueMax: '20' })],
        lineItemLearningObjectiveIds: [rec('lineItemLearningObjectiveIds', 'a-homework-split')],
      },
      delta,
    )
    expect(await district.levels()).toEqual(levels)
  })
})

describe('reopening', () => {
  it('brings the correction in with one row of history, and the level follows', async () => {
    const district = await closedDistrict('spring')
    await say(district, 'r-lab-cy', { score: '9' })
    expect(await reopen(district, 'spring')).toEqual({ cells: 1, levels: 1 })
    expect(await district.history('lab', 'cy')).toEqual(['4', '9'])
    expect(await district.levels()).toContain('cy add level 4 3.6')
    expect(await flags(district)).toEqual([])
    expect(await shown(district, 'lab', 'cy')).toMatchObject({ effective: { score: 9 }, change: null })
    await expectReplayed(district)
    await say(district, 'r-lab-cy', { score: '8' })
    expect(await district.history('lab', 'cy')).toEqual(['4', '9', '8'])
    await expectReplayed(district)
  })

  it('brings in first results and takes out ended ones, parts of results too', async () => {
    const district = await closedDistrict('spring')
    await district.done(
      'SIS',
      {
        results: [
          rec('results', 'r-quiz-cy', { score: '10' }),
          rec('results', 'r-lab-cy', { status: 'tobedeleted' }),
        ],
        resultLearningObjectiveIds: [rec('resultLearningObjectiveIds', 'p-quiz-cy-split', { score: '10' })],
      },
      delta,
    )
    expect(await reopen(district, 'spring')).toMatchObject({ cells: 3 })
    expect(await district.history('quiz', 'cy')).toEqual(['10'])
    expect(await district.history('lab', 'cy')).toEqual(['4', null])
    expect(await district.levels()).toContain('cy split level 4 4')
    await expectReplayed(district)
  })

  it("leaves a person's value, and raises its flag", async () => {
    const district = await createTestDistrict(recalculateAfterImport)
    await district.done('SIS', SMALL)
    const cell = {
      kind: 'score',
      studentId: await district.idOf('users', 'cy'),
      itemId: await district.idOf('lineItems', 'lab'),
    } as const
    await typeInto(district, await district.idOf('classes', 'red'), cell, { number: '7' })
    await close(district, 'spring')
    await say(district, 'r-lab-cy', { score: '9' })
    expect(await district.value('select flag from overrides')).toBeNull()
    expect(await reopen(district, 'spring')).toMatchObject({ cells: 0 })
    expect(await district.history('lab', 'cy')).toEqual(['4', '7'])
    expect(await district.value('select flag from overrides')).toMatchObject({ now: '9', was: '4' })
    await expectReplayed(district)
  })

  it('of one period changes nothing that another closure covers as well', async () => {
    const district = await closedDistrict('spring')
    await close(district, 'year')
    await say(district, 'r-lab-cy', { score: '9' })
    expect(await reopen(district, 'spring')).toEqual({ cells: 0, levels: 0 })
    expect(await reopen(district, 'year')).toMatchObject({ cells: 1 })
    expect(await district.levels()).toContain('cy add level 4 3.6')
    await expectReplayed(district)
  })

  it('of a year computes what its levels did not follow', async () => {
    const district = await closedDistrict('year')
    await district.done('SIS', { lineItems: [rec('lineItems', 'lab', { resultValueMax: '5' })] }, delta)
    expect(await district.levels()).toContain('cy add level 2 1.6')
    await reopen(district, 'year')
    expect(await district.levels()).toContain('cy add level 3 3.2')
    await expectReplayed(district)
  })

  it('in the whole district leaves what a school has closed for itself', async () => {
    const district = await closedDistrict('spring')
    const sessionId = await district.idOf('academicSessions', 'spring')
    const schoolId = await district.idOf('orgs', 'north')
    await asPerson(district, (acting) => closePeriod(acting, sessionId, { schoolId }))
    await say(district, 'r-lab-cy', { score: '9' })
    await reopen(district, 'spring')
    expect(await shown(district, 'lab', 'cy')).toMatchObject({ effective: { score: 4 } })
    const of = { schoolId, reason: 'The school too' }
    await asPerson(district, (acting) => reopenPeriod(acting, sessionId, of, recalculateAfterImport))
    expect(await shown(district, 'lab', 'cy')).toMatchObject({ effective: { score: 9 } })
    await expectReplayed(district)
  })

  it('takes a closed period, and closing an open one', async () => {
    const district = await closedDistrict('spring')
    await expect(reopen(district, 'fall')).rejects.toMatchObject({ code: 'not-found' })
    await expect(close(district, 'spring')).rejects.toMatchObject({ code: 'conflict' })
    await reopen(district, 'spring')
    expect(
      await district.query(
        `select act, count(*)::int as n from audit where target_kind = 'session' group by 1 order by 1`,
      ),
    ).toEqual([
      { act: 'close-period', n: 1 },
      { act: 'reopen-period', n: 1 },
    ])
  })
})

describe('the list of periods', () => {
  it('says which are closed, by whom, and how many values wait in each', async () => {
    const district = await closedDistrict('spring')
    await close(district, 'year')
    await say(district, 'r-lab-cy', { score: '9' })
    const listed = await district.db.inDistrict(district.id, (tx) => listClosures({ tx }))
    expect(listed.map(({ title, closed, waiting }) => [title, closed?.by ?? null, waiting])).toEqual([
      ['spring', 'Given-tess Family-tess', 1],
      ['year', 'Given-tess Family-tess', 1],
      ['fall', null, 0],
    ])
  })
})
