import type { Grade, Graded } from '@/lib/core/grade/calculate-grade'
import type { GradeCategory, GradeInput, GradeLevel, GradeScore } from '@/lib/core/grade/grade-input'
import { DEFAULT_GRADE_POLICY, type GradePolicy } from '@/lib/core/grade/grade-policy'
import { addDays } from '@/lib/core/school-date'

/** A graded score on a line item of its own: `at` orders it, a day after the one before. */
export function scoreOf(
  score: number | null,
  maximum: number | null,
  at: number,
  rest: Partial<GradeScore> = {},
): GradeScore {
  return {
    itemId: `item-${at}`,
    title: `Item ${at}`,
    categoryId: null,
    score,
    text: null,
    scale: null,
    minimum: null,
    maximum,
    status: 'fully graded',
    missing: false,
    late: false,
    extraCredit: false,
    dueOn: addDays('2026-09-01', at),
    sourcedId: `result-${at}`,
    ...rest,
  }
}

/** `[points, of]`, or with what else is known of the result. */
export type Row = readonly [score: number | null, maximum: number | null, rest?: Partial<GradeScore>]

/** What stands in one category of a class. */
export interface CategoryRows {
  readonly weight: number | null
  readonly rows: readonly Row[]
}

/** A class without categories. */
export function classOf(...rows: readonly Row[]): GradeInput {
  return {
    scores: rows.map(([score, maximum, rest], at) => scoreOf(score, maximum, at, rest)),
    categories: [],
    levels: [],
  }
}

/** A class of categories by title, which is their id too. */
export function classWith(categories: Readonly<Record<string, CategoryRows>>): GradeInput {
  const listed = Object.entries(categories)
  const rows = listed.flatMap(([categoryId, { rows: own }]) =>
    own.map(([score, maximum, rest]): Row => [score, maximum, { categoryId, ...rest }]),
  )
  return {
    ...classOf(...rows),
    categories: listed.map(([id, { weight }]): GradeCategory => ({ id, title: id, weight })),
  }
}

/** Levels on four, by their score, in the order of the objectives. */
export function levelsOf(...levels: readonly (readonly [level: number, score: number])[]): GradeInput {
  const given = levels.map(
    ([level, score], at): GradeLevel => ({ objectiveId: `objective-${at}`, level, score, top: 4 }),
  )
  return { scores: [], categories: [], levels: given }
}

/** The default policy with something else in it. */
export function gradePolicy(rest: Partial<GradePolicy> = {}): GradePolicy {
  return { ...DEFAULT_GRADE_POLICY, ...rest }
}

/** The grade, where a test knows there is one. */
export function graded(grade: Grade): Graded {
  if (grade.state !== 'graded') throw new Error('expected a grade')
  return grade
}
