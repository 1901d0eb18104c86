import { describe, expect, it } from 'vitest'
import { recalculateAfterImport } from '@/lib/features/mastery/recalculate-after-import'
import { createTestDistrict } from './testing/import-district'
import { rec, SMALL, withRecs } from './testing/small-files'

describe('the same data again', () => {
  it('changes no row of any table, whatever its row order and its bytes', async () => {
    const district = await createTestDistrict(recalculateAfterImport)
    const first = await district.done('SIS', SMALL)
    expect(first.files.results).toMatchObject({ read: 6, created: 6, held: 0, refused: 0 })
    const before = await district.digests()
    const again = await district.done('SIS', SMALL, { backwards: true })
    expect(await district.digests()).toEqual(before)
    expect(again.files.results).toMatchObject({ read: 6, created: 0, changed: 0, ended: 0, unchanged: 6 })
    expect(again.levelsChanged).toBe(0)
  })

  it('changes none either where records are held and where two sources speak', async () => {
    const district = await createTestDistrict(recalculateAfterImport)
    const files = withRecs(SMALL, {
      results: [
        rec('results', 'r-lost-ana', { score: '3' }),
        rec('results', 'r-quiz-nobody', { score: '3' }),
      ],
      demographics: [rec('demographics', 'ana', { sex: 'female' })],
    })
    await district.done('SIS', files)
    await district.done('LMS', files)
    const before = await district.digests()
    for (const source of ['SIS', 'LMS']) await district.done(source, files, { backwards: true })
    expect(await district.digests()).toEqual(before)
  })
})
