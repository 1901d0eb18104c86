import { describe, expect, it } from 'vitest'
import { recalculateAfterImport } from '@/lib/features/mastery/recalculate-after-import'
import { createTestDistrict, type TestDistrict } from './testing/import-district'
import { type Files, rec, recs, SMALL, without, withRecs } from './testing/small-files'

const students = Array.from({ length: 37 }, (_, n) => `s${n}`)

/** SMALL with so many students in class red that two of their results are five percent of the school's, and three more. */
const CROWD: Files = withRecs(SMALL, {
  users: recs('users', ...students),
  enrollments: recs('enrollments', ...students.map((s) => `e-${s}-red`)),
  results: students.slice(0, 34).map((s) => rec('results', `r-lab-${s}`, { score: '5' })),
})

const lessResults = (count: number) =>
  without(CROWD, 'results', ...students.slice(0, count).map((s) => `r-lab-${s}`))

async function crowd(): Promise<TestDistrict> {
  const district = await createTestDistrict(recalculateAfterImport)
  await district.done('SIS', CROWD)
  return district
}

describe('a bulk file that would end', () => {
  it('more than five percent of the results of one school stops for a person; nothing has changed', async () => {
    const district = await crowd()
    const before = await district.digests()
    const outcome = await district.take('SIS', lessResults(3))
    expect(outcome).toMatchObject({
      state: 'stopped',
      endings: [{ file: 'results', school: 'School north', ending: 3, of: 40 }],
    })
    expect(await district.digests()).toEqual(before)
    expect(await district.value('select state from sync_runs where id = $1', [outcome.runId])).toBe('stopped')
    const accepted = await district.done('SIS', lessResults(3), { acceptEnding: true })
    expect(accepted.files.results).toMatchObject({ ended: 3, unchanged: 37 })
  })

  it('five percent or less goes through', async () => {
    const district = await crowd()
    const report = await district.done('SIS', lessResults(2))
    expect(report.files.results).toMatchObject({ ended: 2 })
  })

  it('a few enrollments of a large school and all of a small one stops over the small one', async () => {
    const district = await createTestDistrict(recalculateAfterImport)
    const south = { schoolSourcedId: 'south' }
    const files = withRecs(CROWD, {
      orgs: recs('orgs', 'south'),
      classes: [rec('classes', 'green', south)],
      enrollments: [rec('enrollments', 'e-cy-green', south)],
    })
    await district.done('SIS', files)
    const outcome = await district.take('SIS', without(files, 'enrollments', 'e-cy-green', 'e-s1-red'))
    expect(outcome).toMatchObject({
      state: 'stopped',
      endings: [{ file: 'enrollments', school: 'School south', ending: 1, of: 1 }],
    })
  })

  it.each(['orgs', 'classes', 'users', 'roles', 'lineItems', 'resultLearningObjectiveIds'] as const)(
    'half the %s stops too',
    async (file) => {
      const district = await createTestDistrict(recalculateAfterImport)
      await district.done('SIS', SMALL)
      const records = SMALL[file] ?? []
      const half = { ...SMALL, [file]: records.slice(0, Math.floor(records.length / 2)) }
      const outcome = await district.take('SIS', half)
      expect(outcome).toMatchObject({ state: 'stopped', endings: [expect.objectContaining({ file })] })
    },
  )
})

describe('a bulk file with rows that cannot be read', () => {
  it('ends nothing by silence where a row cannot say whose it is, and the report names the file', async () => {
    const district = await createTestDistrict(recalculateAfterImport)
    await district.done('SIS', SMALL)
    const spoilt = withRecs(without(SMALL, 'results', 'r-lab-cy', 'r-lab-ben', 'r-lab-ana'), {
      results: [rec('results', 'not a guid', { score: '4' })],
    })
    const report = await district.done('SIS', spoilt)
    expect(report.incompleteFiles).toEqual(['results'])
    expect(report.files.results).toMatchObject({ ended: 0, refused: 1 })
    expect(await district.history('lab', 'cy')).toEqual(['4'])
  })

  it('keeps the records whose rows it could not read, and ends the others', async () => {
    const district = await createTestDistrict(recalculateAfterImport)
    await district.done('SIS', SMALL)
    const spoilt = withRecs(without(SMALL, 'results', 'r-homework-ana'), {
      results: [rec('results', 'r-lab-cy', { score: 'four' })],
    })
    const report = await district.done('SIS', spoilt, { acceptEnding: true })
    expect(report.incompleteFiles).toEqual([])
    expect(report.files.results).toMatchObject({ ended: 1, refused: 1 })
    expect(await district.history('lab', 'cy')).toEqual(['4'])
    expect(await district.history('homework', 'ana')).toEqual(['10', null])
  })
})

describe('a new term', () => {
  const fall = { academicSessionSourcedId: 'fall' }
  const OLD: Files = withRecs(SMALL, {
    courses: recs('courses', 'civics'),
    categories: recs('categories', 'essays'),
    classes: [rec('classes', 'old', { termSourcedIds: 'fall', courseSourcedId: 'civics' })],
    enrollments: recs('enrollments', 'e-ana-old', 'e-ben-old'),
    lineItems: [rec('lineItems', 'essay', { ...fall, classSourcedId: 'old', categorySourcedId: 'essays' })],
    lineItemLearningObjectiveIds: recs('lineItemLearningObjectiveIds', 'a-essay-argue'),
    results: [rec('results', 'r-essay-ana', { score: '9' }), rec('results', 'r-essay-ben', { score: '6' })],
    resultLearningObjectiveIds: [rec('resultLearningObjectiveIds', 'p-essay-ben-argue', { score: '6' })],
  })

  it('whose bulk file has the classes of the old one no more is recognised, named, and takes nothing away', async () => {
    const district = await createTestDistrict(recalculateAfterImport)
    await district.done('SIS', OLD)
    const before = await district.digests()
    const next = without(SMALL, 'academicSessions', 'fall')
    const report = await district.done('SIS', next)
    expect(report.rollover).toEqual({
      classes: 1,
      kept: {
        classes: 1,
        courses: 1,
        categories: 1,
        academicSessions: 1,
        enrollments: 2,
        lineItems: 1,
        lineItemLearningObjectiveIds: 1,
        results: 2,
        resultLearningObjectiveIds: 1,
      },
    })
    expect(await district.digests()).toEqual(before)
    expect(await district.levels()).toEqual(
      expect.arrayContaining(['ana argue level 4 3.6', 'ben argue level 2 2.4']),
    )
  })

  it('is not seen where a class of a running term is missing: that stops', async () => {
    const district = await createTestDistrict(recalculateAfterImport)
    await district.done('SIS', OLD)
    expect(await district.take('SIS', without(OLD, 'classes', 'blue'))).toMatchObject({ state: 'stopped' })
  })
})
