import { type GradeTurn, type GradeValue, gradeTurn } from '@/lib/core/gradebook/grade-value'
import type { GridGradeOverride, GridPayload } from '@/lib/core/gradebook/grid'
import { sparseAt } from '@/lib/core/gradebook/sparse'

/** Everything one grade cell shows. */
export interface GradeCell {
  readonly computed: GradeValue
  /** Scores, or levels, the computed grade is made of. */
  readonly counted: number
  readonly missing: number
  readonly exempt: number
  readonly dropped: number
  readonly override: GridGradeOverride | null
  /** The person's grade, else the computed one. */
  readonly effective: GradeValue
  readonly turn: GradeTurn | null
  /** How often people changed it; 0 for never. */
  readonly version: number
}

/** The combined grade at a student's index. */
export function gradeCell(grid: GridPayload, student: number): GradeCell {
  const { grade } = grid
  const computed = { percent: grade.percents[student] ?? null, mark: grade.marks[student] ?? null }
  const override = sparseAt(grade.overrides, student) ?? null
  return {
    computed,
    counted: grade.counted[student] ?? 0,
    missing: sparseAt(grade.missing, student) ?? 0,
    exempt: sparseAt(grade.exempt, student) ?? 0,
    dropped: sparseAt(grade.dropped, student) ?? 0,
    override,
    effective: override === null ? computed : { percent: override.percent, mark: override.mark },
    turn: override && gradeTurn(override, computed),
    version: override?.version ?? sparseAt(grade.versions, student) ?? 0,
  }
}
