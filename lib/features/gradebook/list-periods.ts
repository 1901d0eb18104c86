import type { ClassPeriod } from '@/lib/core/gradebook/class-period'
import type { Acting } from '@/lib/platform/acting'
import { readPeriods } from './repository/list-periods'

/** The terms and grading periods of a class's line items, earliest first. */
export function listPeriods({ tx }: Pick<Acting, 'tx'>, classId: string): Promise<readonly ClassPeriod[]> {
  return readPeriods(tx, classId)
}
