import { describe, expect, it } from 'vitest'
import {
  createTestDistrict,
  type TestDistrict,
  TIME_ZONE,
} from '@/lib/features/ingest/testing/import-district'
import { typeInto } from '@/lib/features/ingest/testing/person-writes'
import { rec, SMALL, withRecs } from '@/lib/features/ingest/testing/small-files'
import { recalculateAfterImport } from './recalculate-after-import'
import { recalculateDistrict } from './recalculate-district'

const TODAY = '2026-11-24'

const recalculated = (district: TestDistrict) =>
  district.db.inDistrict(district.id, (tx) =>
    recalculateDistrict(tx, { districtId: district.id, today: TODAY, timeZone: TIME_ZONE }),
  )

describe('a full recompute', () => {
  it('changes no level that was kept up to date, whatever happened since the first import', async () => {
    const district = await createTestDistrict(recalculateAfterImport)
    await district.done('SIS', SMALL)
    await district.done(
      'SIS',
      withRecs(SMALL, { results: [rec('results', 'r-lab-ben', { score: '2', scoreDate: '2024-10-02' })] }),
    )
    const cell = {
      kind: 'score',
      studentId: await district.idOf('users', 'cy'),
      itemId: await district.idOf('lineItems', 'lab'),
    } as const
    await typeInto(district, await district.idOf('classes', 'red'), cell, { number: '9' })
    const before = await district.digests()
    expect(await recalculated(district)).toBe(0)
    expect(await district.digests()).toEqual(before)
  })

  it('brings back levels that were spoilt, to the last digit', async () => {
    const district = await createTestDistrict(recalculateAfterImport)
    await district.done('SIS', SMALL)
    const before = await district.levels()
    await district.query('update levels set level = 1, score = 0.5, evidence_count = 9')
    expect(await district.levels()).not.toEqual(before)
    expect(await recalculated(district)).toBe(before.length)
    expect(await district.levels()).toEqual(before)
  })
})
