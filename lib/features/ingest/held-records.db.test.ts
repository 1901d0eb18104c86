import { describe, expect, it } from 'vitest'
import { recalculateAfterImport } from '@/lib/features/mastery/recalculate-after-import'
import { createTestDistrict, type TestDistrict } from './testing/import-district'
import { type Files, rec, SMALL, withRecs } from './testing/small-files'

const delta = { mode: 'delta' } as const

const DANGLING: Files = {
  enrollments: [rec('enrollments', 'e-dora-red')],
  results: [
    rec('results', 'r-lab-dora', { score: '7' }),
    rec('results', 'r-poster-ana', { score: '7' }),
    rec('results', 'r-lab-nobody', { score: '7' }),
  ],
  resultLearningObjectiveIds: [rec('resultLearningObjectiveIds', 'p-poster-ana-add', { score: '7' })],
  demographics: [rec('demographics', 'dora', { sex: 'female' })],
}

async function refusalsOf(district: TestDistrict, runId: string): Promise<readonly string[]> {
  const rows = await district.query<{ line: string }>(
    `select concat_ws(' ', file || ':' || line || ':' || "column", code, fate) as line from sync_refusals
     where run_id = $1 order by file, sync_refusals.line`,
    [runId],
  )
  return rows.map((row) => row.line)
}

describe('a reference to what has not arrived', () => {
  it('is refused row by row, at its place, and stops nothing else', async () => {
    const district = await createTestDistrict(recalculateAfterImport)
    const outcome = await district.take('SIS', withRecs(SMALL, DANGLING))
    expect(outcome.state).toBe('done')
    expect(await refusalsOf(district, outcome.runId)).toEqual([
      'demographics.csv:2:sourcedId dangling_reference held',
      'enrollments.csv:7:userSourcedId dangling_reference held',
      'resultLearningObjectiveIds.csv:6:resultSourcedId dangling_reference held',
      'results.csv:8:studentSourcedId dangling_reference held',
      'results.csv:9:lineItemSourcedId dangling_reference held',
      'results.csv:10:studentSourcedId dangling_reference held',
    ])
    if (outcome.state === 'done') expect(outcome.report.files.results).toMatchObject({ created: 6, held: 3 })
  })

  it('heals when the target arrives, in a delta as well, and says so no more', async () => {
    const district = await createTestDistrict(recalculateAfterImport)
    await district.done('SIS', withRecs(SMALL, DANGLING))
    const later = await district.take(
      'SIS',
      { users: [rec('users', 'dora')], results: [rec('results', 'r-map-ana', { score: '1' })] },
      delta,
    )
    // The new record and the two that still wait each keep their own place.
    expect(await refusalsOf(district, later.runId)).toEqual([
      'resultLearningObjectiveIds.csv:6:resultSourcedId dangling_reference held',
      'results.csv:2:lineItemSourcedId dangling_reference held',
      'results.csv:9:lineItemSourcedId dangling_reference held',
      'results.csv:10:studentSourcedId dangling_reference held',
    ])
    expect(await district.history('lab', 'dora')).toEqual(['7'])
    expect(await district.levels()).toContain('dora add level 3 2.8')
    const healed = await district.done('SIS', { lineItems: [rec('lineItems', 'poster')] }, delta)
    expect(healed.files.results).toMatchObject({ created: 1, held: 2 })
    expect(healed.files.resultLearningObjectiveIds).toMatchObject({ created: 1, held: 0 })
    expect(await district.history('poster', 'ana')).toEqual(['7'])
  })

  it('is forgotten when the next bulk file has the record no more', async () => {
    const district = await createTestDistrict(recalculateAfterImport)
    await district.done('SIS', withRecs(SMALL, DANGLING))
    await district.done('SIS', SMALL)
    expect(await district.value('select count(*)::int from staged_results')).toBe(0)
    const report = await district.done('SIS', { users: [rec('users', 'dora')] }, delta)
    expect(report.files.results).toBeUndefined()
  })

  it('leaves a known record as it was until it heals', async () => {
    const district = await createTestDistrict(recalculateAfterImport)
    await district.done('SIS', SMALL)
    const lost = rec('results', 'r-lab-cy', { score: '9', lineItemSourcedId: 'poster' })
    await district.done('SIS', { results: [lost] }, delta)
    expect(await district.history('lab', 'cy')).toEqual(['4'])
    await district.done('SIS', { lineItems: [rec('lineItems', 'poster')] }, delta)
    expect(await district.history('lab', 'cy')).toEqual(['4', null])
    expect(await district.history('poster', 'cy')).toEqual(['9'])
  })
})

describe('a record that stands in its file twice', () => {
  it('counts once, as its first row says; the other is refused', async () => {
    const district = await createTestDistrict(recalculateAfterImport)
    const twice = [...(SMALL.results ?? []), rec('results', 'r-lab-cy', { score: '1' })]
    const outcome = await district.take('SIS', { ...SMALL, results: twice })
    expect(await refusalsOf(district, outcome.runId)).toEqual([
      'results.csv:8:sourcedId duplicate_sourced_id refused',
    ])
    expect(await district.history('lab', 'cy')).toEqual(['4'])
  })
})
