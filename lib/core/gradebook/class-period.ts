/** A term or grading period in which a class has line items, those of its parts included. */
export interface ClassPeriod {
  readonly id: string
  readonly title: string
  readonly itemIds: readonly string[]
}

/**
 * Whether a cell is part of a period's end. What belongs to no period (a level, which is of the whole school year; a
 * line item without a session) is part of each. `itemId` is null for a level, `period` for the whole year.
 */
export function isInPeriod(
  itemId: string | null,
  period: ClassPeriod | null,
  periods: readonly ClassPeriod[],
): boolean {
  if (itemId === null || period === null || period.itemIds.includes(itemId)) return true
  return !periods.some((other) => other.itemIds.includes(itemId))
}
