import type { ClassPeriod } from '@/lib/core/gradebook/class-period'
import type { Acting } from '@/lib/platform/acting'
import { readClassPeriods } from './repository/list-class-periods'

/** The terms and grading periods of a class's line items, earliest first. */
export function listClassPeriods(
  { tx }: Pick<Acting, 'tx'>,
  classId: string,
): Promise<readonly ClassPeriod[]> {
  return readClassPeriods(tx, classId)
}
