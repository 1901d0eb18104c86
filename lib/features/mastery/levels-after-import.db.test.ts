import { describe, expect, it } from 'vitest'
import { createTestDistrict, type TestDistrict } from '@/lib/features/ingest/testing/import-district'
import { typeInto } from '@/lib/features/ingest/testing/person-writes'
import { type Files, rec, recs, SMALL, withRecs } from '@/lib/features/ingest/testing/small-files'
import { recalculateAfterImport } from './recalculate-after-import'

const delta = { mode: 'delta' } as const

async function imported(files: Files): Promise<TestDistrict> {
  const district = await createTestDistrict(recalculateAfterImport)
  await district.done('SIS', files)
  return district
}

const levelOf = async (district: TestDistrict, student: string, objective: string) =>
  (await district.levels())
    .find((line) => line.startsWith(`${student} ${objective} `))
    ?.split(' ')
    .slice(2)
    .join(' ')

describe('evidence', () => {
  it("is the result's word on the objective before the line item's own score, and the newest weighs 65", async () => {
    const district = await imported(SMALL)
    // add: 7 of 10 in the quiz (not 8), then 9 of 10 in the lab of the same day, in the order of their ids.
    expect(await levelOf(district, 'ana', 'add')).toBe('level 3 3.32')
    expect(await levelOf(district, 'ana', 'split')).toBe('level 4 3.6')
  })

  it("is the line item's own score where the result does not speak of the objective", async () => {
    const parts = (SMALL.resultLearningObjectiveIds ?? []).filter(
      ({ sourcedId }) => !sourcedId.endsWith('split'),
    )
    const district = await imported({ ...SMALL, resultLearningObjectiveIds: parts })
    expect(await levelOf(district, 'ana', 'split')).toBe('level 3 3.2')
  })

  it('is never what is exempt or not submitted', async () => {
    const district = await imported(
      withRecs(SMALL, {
        results: [
          rec('results', 'r-lab-cy', { score: '4', scoreStatus: 'exempt' }),
          rec('results', 'r-lab-ben', { score: '6', scoreStatus: 'not submitted' }),
        ],
      }),
    )
    expect(await levelOf(district, 'cy', 'add')).toBeUndefined()
    expect(await levelOf(district, 'ben', 'add')).toBe('level 2 2')
  })

  it('from a retake takes the place of what it repeats', async () => {
    const district = await imported(
      withRecs(SMALL, {
        lineItems: [rec('lineItems', 'again', { 'metadata.retakeOf': 'lab', dueDate: '2024-10-01' })],
        lineItemLearningObjectiveIds: recs('lineItemLearningObjectiveIds', 'a-again-add'),
        results: [rec('results', 'r-again-cy', { score: '9', scoreDate: '2024-10-01' })],
      }),
    )
    expect(await levelOf(district, 'cy', 'add')).toBe('level 4 3.6')
  })

  it('reads a score of a line item that has no maximum as set aside, not as zero', async () => {
    const district = await imported(
      withRecs(SMALL, { lineItems: [rec('lineItems', 'lab', { resultValueMax: '' })] }),
    )
    expect(await levelOf(district, 'cy', 'add')).toBeUndefined()
  })

  it('changes with its maximum, for everybody who has a score there', async () => {
    const district = await imported(SMALL)
    await district.done('SIS', { lineItems: [rec('lineItems', 'lab', { resultValueMax: '8' })] }, delta)
    expect(await levelOf(district, 'cy', 'add')).toBe('level 2 2')
  })
})

describe('a scale of words', () => {
  const scale = (values: string) => rec('scoreScales', 'words', { scoreScaleValue: values })
  const text = (id: string, textScore: string) => rec('results', id, { textScore })
  const WORDS: Files = withRecs(SMALL, {
    scoreScales: [scale('{1:sprout},{2:bud},{3:bloom},{4:fruit}')],
    lineItems: [rec('lineItems', 'talk', { resultValueMax: '' })],
    lineItemLearningObjectiveIds: recs('lineItemLearningObjectiveIds', 'a-talk-speak'),
    lineItemScoreScales: [
      rec('lineItemScoreScales', 'ss-1', { lineItemSourcedId: 'talk', scoreScaleSourcedId: 'words' }),
    ],
    results: [text('r-talk-ana', 'bloom'), text('r-talk-ben', 'sprout')],
  })

  it('gives levels', async () => {
    const district = await imported(WORDS)
    expect(await levelOf(district, 'ana', 'speak')).toBe('level 3 3')
    expect(await levelOf(district, 'ben', 'speak')).toBe('level 1 1')
  })

  it('without numbers gives them by position', async () => {
    const named = rec('scoreScales', 'words', {
      scoreScaleValue: '{sprout:not yet},{bud:nearly},{bloom:there},{fruit:beyond}',
    })
    const district = await imported(withRecs(WORDS, { scoreScales: [named] }))
    expect(await levelOf(district, 'ana', 'speak')).toBe('level 3 3')
    expect(await levelOf(district, 'ben', 'speak')).toBe('level 1 1')
  })

  it('that changes has a new version; what was given under the old one keeps it, what is given anew does not', async () => {
    const district = await imported(WORDS)
    const turned = scale('{1:fruit},{2:bloom},{3:bud},{4:sprout}')
    const added = { results: [text('r-talk-cy', 'bloom')] }
    await district.done('SIS', withRecs(WORDS, { scoreScales: [turned], ...added }))
    expect(await district.value('select version from score_scales')).toBe(2)
    expect(await levelOf(district, 'ana', 'speak')).toBe('level 3 3')
    expect(await levelOf(district, 'cy', 'speak')).toBe('level 2 2')
    // Even when all of it is computed once more.
    await district.done(
      'SIS',
      { lineItems: [rec('lineItems', 'talk', { title: 'Talks', resultValueMax: '' })] },
      delta,
    )
    expect(await levelOf(district, 'ana', 'speak')).toBe('level 3 3')
    await district.done(
      'SIS',
      { results: [{ ...text('r-talk-ana', 'bloom'), comment: 'heard again' }] },
      delta,
    )
    expect(await levelOf(district, 'ana', 'speak')).toBe('level 2 2')
  })

  it('that a result names for itself goes before that of the line item', async () => {
    const own = rec('scoreScales', 'own', { scoreScaleValue: '{1:bloom},{4:sprout}' })
    const names = rec('resultScoreScales', 'rs', {
      resultSourcedId: 'r-talk-ana',
      scoreScaleSourcedId: 'own',
    })
    const district = await imported(withRecs(WORDS, { scoreScales: [own], resultScoreScales: [names] }))
    expect(await levelOf(district, 'ana', 'speak')).toBe('level 1 1')
    await district.done('SIS', { resultScoreScales: [{ ...names, status: 'tobedeleted' }] }, delta)
    expect(await levelOf(district, 'ana', 'speak')).toBe('level 3 3')
  })

  it('that a line item names no more gives no levels', async () => {
    const district = await imported(WORDS)
    const gone = rec('lineItemScoreScales', 'ss-1', {
      lineItemSourcedId: 'talk',
      scoreScaleSourcedId: 'words',
      status: 'tobedeleted',
    })
    await district.done('SIS', { lineItemScoreScales: [gone] }, delta)
    expect(await levelOf(district, 'ana', 'speak')).toBe('none')
  })
})

describe('levels that an import computes', () => {
  it("are those a person's own change computes from the same evidence", async () => {
    const district = await imported(SMALL)
    const before = await district.levels()
    const cell = {
      kind: 'score',
      studentId: await district.idOf('users', 'ana'),
      itemId: await district.idOf('lineItems', 'lab'),
    } as const
    const red = await district.idOf('classes', 'red')
    await typeInto(district, red, cell, { number: '2' })
    expect(await district.levels()).not.toEqual(before)
    await typeInto(district, red, cell, null)
    expect(await district.levels()).toEqual(before)
  })
})
