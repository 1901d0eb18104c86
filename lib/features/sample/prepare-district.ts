import type { Database } from '@/lib/db/client'
import {
  canonicalId,
  insertClosure,
  insertSampleDistrict,
  insertStandards,
} from '@/lib/features/sample/repository'
import { newId } from '@/lib/platform/new-id'

/** Makes the sample district with its frameworks, ready for its files; its id. */
export function prepareSampleDistrict(db: Database): Promise<string> {
  const districtId = newId()
  return db.inDistrict(districtId, async (tx) => {
    await insertSampleDistrict(tx, districtId)
    await insertStandards(tx, districtId)
    return districtId
  })
}

/** Closes the term the story says is closed, once the files have brought it. */
export function closeStoryTerm(db: Database, districtId: string): Promise<void> {
  return db.inDistrict(districtId, (tx) => insertClosure(tx, districtId))
}

/** The cell and people of a part of the story, by the names its SIS gave them. */
export function findCell(
  db: Database,
  districtId: string,
  named: {
    readonly class: string
    readonly lineItem: string
    readonly student: string
    readonly teacher: string
  },
) {
  return db.inDistrict(districtId, async (tx) => ({
    classId: await canonicalId(tx, 'classes', named.class),
    itemId: await canonicalId(tx, 'lineItems', named.lineItem),
    studentId: await canonicalId(tx, 'users', named.student),
    teacherId: await canonicalId(tx, 'users', named.teacher),
  }))
}
