import type { GradeMark, GradePolicy } from '@/lib/core/grade/grade-policy'
import { markOf } from '@/lib/core/grade/mark-of'

/** A combined grade as percent and mark. Both null: none. A mark alone: a person gave no number. */
export interface GradeValue {
  /** Rounded to six places. */
  readonly percent: number | null
  readonly mark: string | null
}

/** A grade a person decided, with what was computed when they did or when they last chose "keep". */
export interface GradeOverride {
  /** Null where they gave a mark alone. */
  readonly percent: number | null
  readonly mark: string
  readonly seen: GradeValue
}

/** What the computation says by now, and whether it disagrees with the person. */
export interface GradeTurn {
  readonly was: GradeValue
  readonly now: GradeValue
  readonly disagrees: boolean
}

/** The badge of an overridden grade: null while the computed percent is the one its author saw. */
export function gradeTurn(override: GradeOverride, now: GradeValue): GradeTurn | null {
  const was = override.seen
  if (was.percent === now.percent) return null
  return { was, now, disagrees: now.mark !== null && now.mark !== override.mark }
}

/** The mark of a percent, as a policy gives it; null for none. */
export function markOfPercent(
  percent: number | null,
  policy: { readonly scale: readonly GradeMark[]; readonly markBy: GradePolicy['markBy'] },
): string | null {
  return percent === null ? null : markOf(percent, policy)
}
