import { describe, expect, it } from 'vitest'
import { recalculateAfterImport } from '@/lib/features/mastery/recalculate-after-import'
import { createTestDistrict, type TestDistrict } from './testing/import-district'
import { typeInto } from './testing/person-writes'
import { compareWithHistory } from './testing/replay-history'
import { rec, SMALL, withRecs } from './testing/small-files'

const delta = { mode: 'delta' } as const

interface Case {
  readonly district: TestDistrict
  readonly red: string
  readonly cell: { readonly kind: 'score'; readonly studentId: string; readonly itemId: string }
}

/** The cell of Cy's lab, of which the SIS says 4 of 10. */
async function cysLab(): Promise<Case> {
  const district = await createTestDistrict(recalculateAfterImport)
  await district.done('SIS', SMALL)
  const studentId = await district.idOf('users', 'cy')
  const itemId = await district.idOf('lineItems', 'lab')
  return {
    district,
    red: await district.idOf('classes', 'red'),
    cell: { kind: 'score', studentId, itemId },
  }
}

const flagOf = (district: TestDistrict) =>
  district.value(`select flag from overrides where ended_at is null and act = 'set'`)

const says = (district: TestDistrict, score: string, more: Readonly<Record<string, string>> = {}) =>
  district.done('SIS', { results: [rec('results', 'r-lab-cy', { score, ...more })] }, delta)

async function expectReplayed(district: TestDistrict): Promise<void> {
  const { differing } = await district.db.inDistrict(district.id, compareWithHistory)
  expect(differing).toEqual([])
}

describe("a person's score", () => {
  it('survives every import; the flag rises once, with what the source says and said', async () => {
    const { district, red, cell } = await cysLab()
    await typeInto(district, red, cell, { number: '9' })
    expect(await district.levels()).toContain('cy add level 4 3.6')
    await district.done('SIS', SMALL)
    expect(await flagOf(district)).toBeNull()
    await says(district, '6')
    const raised = await flagOf(district)
    expect(raised).toMatchObject({ now: '6', was: '4' })
    await district.done('SIS', withRecs(SMALL, { results: [rec('results', 'r-lab-cy', { score: '6' })] }))
    expect(await flagOf(district)).toMatchObject({ now: '6', was: '4' })
    expect(await district.history('lab', 'cy')).toEqual(['4', '9'])
    expect(await district.levels()).toContain('cy add level 4 3.6')
    await expectReplayed(district)
  })

  it('lowers its flag when the source says again what the person saw', async () => {
    const { district, red, cell } = await cysLab()
    await typeInto(district, red, cell, { number: '9' })
    await says(district, '6')
    await says(district, '4')
    expect(await flagOf(district)).toBeNull()
    await expectReplayed(district)
  })

  it('gives way to what the source says now when it is cleared', async () => {
    const { district, red, cell } = await cysLab()
    await typeInto(district, red, cell, { number: '9' })
    await says(district, '6')
    await typeInto(district, red, cell, null)
    expect(await district.history('lab', 'cy')).toEqual(['4', '9', '6'])
    await says(district, '7')
    expect(await district.history('lab', 'cy')).toEqual(['4', '9', '6', '7'])
    expect(await district.levels()).toContain('cy add level 3 2.8')
    await expectReplayed(district)
  })

  it('stands where no source has a score, and is flagged when one comes', async () => {
    const { district, red, cell } = await cysLab()
    const itemId = await district.idOf('lineItems', 'homework')
    await typeInto(district, red, { ...cell, itemId }, { number: '7' })
    await district.done('SIS', { results: [rec('results', 'r-homework-cy', { score: '2' })] }, delta)
    expect(await district.history('homework', 'cy')).toEqual(['7'])
    expect(await flagOf(district)).toMatchObject({ now: '2', was: null })
    await expectReplayed(district)
  })

  it('stays when its line item ends, with its evidence; without one evidence and level go', async () => {
    const { district, red, cell } = await cysLab()
    await typeInto(district, red, cell, { number: '9' })
    await district.done('SIS', { lineItems: [rec('lineItems', 'lab', { status: 'tobedeleted' })] }, delta)
    expect(await district.history('lab', 'cy')).toEqual(['4', '9'])
    expect(await district.history('lab', 'ben')).toEqual(['6', null])
    expect(await flagOf(district)).toMatchObject({ now: null, was: '4' })
    const levels = await district.levels()
    expect(levels).toContain('cy add level 4 3.6')
    expect(levels).toContain('ben add level 2 2')
    await expectReplayed(district)
  })

  it('is flagged when the maximum changes, which re-derives every level', async () => {
    const { district, red, cell } = await cysLab()
    await typeInto(district, red, cell, { number: '9' })
    await district.done('SIS', { lineItems: [rec('lineItems', 'lab', { resultValueMax: '20' })] }, delta)
    expect(await flagOf(district)).toMatchObject({ now: '4 / 20', was: '4 / 10' })
    expect(await district.levels()).toContain('cy add level 2 1.8')
    await expectReplayed(district)
  })

  it("with a status alone lets the source's number through, and history follows it", async () => {
    const { district, red, cell } = await cysLab()
    await typeInto(district, red, cell, { status: 'exempt' })
    expect(await district.levels()).toContain('cy add none')
    await says(district, '6', { late: 'true' })
    expect(await district.history('lab', 'cy')).toEqual(['4', '4', '6'])
    expect(await district.levels()).toContain('cy add none')
    await expectReplayed(district)
  })
})

describe("a person's score for one objective", () => {
  it('survives the next import, beside the score of the whole', async () => {
    const { district, red, cell } = await cysLab()
    const [studentId, itemId, objectiveId] = await Promise.all([
      district.idOf('users', 'ben'),
      district.idOf('lineItems', 'quiz'),
      district.objective('split'),
    ])
    await typeInto(
      district,
      red,
      { ...cell, kind: 'objective', studentId, itemId, objectiveId },
      { number: '10' },
    )
    const part = rec('resultLearningObjectiveIds', 'p-quiz-ben-split', { score: '2' })
    await district.done('SIS', { resultLearningObjectiveIds: [part] }, delta)
    expect(await district.levels()).toContain('ben split level 4 4')
    expect(await flagOf(district)).toMatchObject({ now: '2', was: '4' })
    await expectReplayed(district)
  })
})

describe("a person's level", () => {
  it('survives an import that computes another, and is flagged', async () => {
    const { district, red, cell } = await cysLab()
    const objectiveId = await district.objective('add')
    await typeInto(district, red, { kind: 'level', studentId: cell.studentId, objectiveId }, { level: 3 })
    await says(district, '10')
    expect(await flagOf(district)).toMatchObject({ now: '4', was: '1.6' })
    expect(await district.levels()).toContain('cy add level 4 4')
    await expectReplayed(district)
  })
})
