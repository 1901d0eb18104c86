import { expect, it } from 'vitest'
import { createTestDistrict } from '@/lib/features/ingest/testing/import-district'
import { rec, SMALL, withRecs } from '@/lib/features/ingest/testing/small-files'
import { recalculateAfterImport } from '@/lib/features/mastery/recalculate-after-import'
import { listClassPeriods } from './list-class-periods'

it('the periods of a class are those its line items name and those these are part of, but not the year', async () => {
  const district = await createTestDistrict(recalculateAfterImport)
  const part = { startDate: '2025-01-01', endDate: '2025-03-01', type: 'gradingPeriod' }
  await district.done(
    'SIS',
    withRecs(SMALL, {
      academicSessions: [
        rec('academicSessions', 'spring', {
          startDate: '2024-12-20',
          endDate: '2099-07-01',
          parentSourcedId: 'year',
        }),
        rec('academicSessions', 'third', { ...part, parentSourcedId: 'spring' }),
      ],
      lineItems: [
        rec('lineItems', 'quiz', { academicSessionSourcedId: 'third' }),
        rec('lineItems', 'homework', { academicSessionSourcedId: 'fall' }),
      ],
    }),
  )
  const red = await district.idOf('classes', 'red')
  const [quiz, lab, homework] = await Promise.all(
    ['quiz', 'lab', 'homework'].map((name) => district.idOf('lineItems', name)),
  )
  const periods = await district.db.inDistrict(district.id, (tx) => listClassPeriods({ tx }, red))
  expect(periods.map(({ title, itemIds }) => [title, [...itemIds].sort()])).toEqual([
    ['fall', [homework]],
    ['spring', [quiz, lab].sort()],
    ['third', [quiz]],
  ])
})
