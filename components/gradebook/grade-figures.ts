import type { PendingWrite } from '@/components/gradebook/write-queue'
import { type GradeValue, gradeTurn, markOfPercent } from '@/lib/core/gradebook/grade-value'
import type { GridGradePolicy } from '@/lib/core/gradebook/grid'
import type { GradeState } from '@/lib/features/gradebook/contract'

/** A grade a person chose; without a percent where they gave a mark alone. */
export interface ChosenGrade {
  readonly percent: number | null
  readonly mark: string
}

/** The person's grade as it is shown: what is being saved stands before what is saved. */
export function chosenGrade(
  state: GradeState,
  pending: PendingWrite | null,
  policy: GridGradePolicy,
): ChosenGrade | null {
  if (pending === null || pending.state === 'refused' || pending.state === 'conflict') return state.own
  const { act, value } = pending.intent
  if (act === 'keep') return state.own
  if (act !== 'set' || value === null) return null
  const percent = value.number === null ? null : Number(value.number)
  return { percent, mark: value.text ?? markOfPercent(percent, policy) ?? '' }
}

/** The grade that counts: the person's, else the computed one. */
export function effectiveGrade(
  state: GradeState,
  pending: PendingWrite | null,
  policy: GridGradePolicy,
): GradeValue {
  return chosenGrade(state, pending, policy) ?? state.computed
}

/** Whether the computation says something else than when the person decided. */
export function gradeChanged({ own, computed }: GradeState): boolean {
  return own !== null && gradeTurn(own, computed) !== null
}

/** Where a percent is shown with as many places as it takes not to contradict its mark. */
export function gradeCuts({ scale, markBy }: GridGradePolicy): readonly number[] {
  // By whole percents a mark begins half a percent below its own.
  const lead = markBy === 'whole-percent' ? 0.5 : 0
  return scale.map(({ from }) => from - lead)
}

/** A percent to sort by: of a mark alone, where the mark begins. Null for no grade. */
export function percentToSort({ percent, mark }: GradeValue, policy: GridGradePolicy): number | null {
  return percent ?? policy.scale.find((step) => step.mark === mark)?.from ?? null
}
