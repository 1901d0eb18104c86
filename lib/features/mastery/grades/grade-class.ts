import { calculateGrade } from '@/lib/core/grade/calculate-grade'
import type { GradeInput, GradeLevel } from '@/lib/core/grade/grade-input'
import { newId } from '@/lib/platform/new-id'
import type { ClassFacts } from './repository/class-facts'
import type { ClassStudent, LevelInClass } from './repository/grade-levels'
import type { ScoreInClass } from './repository/score-entries'
import type { ComputedGrade } from './repository/write-grades'

/** Whether the grades of a class follow from levels, which then have to be read. */
export function followsFromLevels({ policy }: ClassFacts): boolean {
  return policy.settings.method.kind === 'from-levels'
}

/** The grades of a student in every term of the class that is open. */
export function gradesInClass(
  of: ClassStudent,
  facts: ClassFacts,
  scores: readonly ScoreInClass[],
  levels: readonly LevelInClass[],
): readonly ComputedGrade[] {
  const { schoolYear, policy } = facts
  return facts.terms.flatMap((term) => {
    if (term.closed) return []
    const input = gradeInput(facts, scoresOfTerm(scores, term.id), levels)
    const grade = calculateGrade(input, policy.settings)
    const { counted, missing, exempt, dropped } = grade
    return {
      historyId: newId(),
      studentId: of.studentId,
      classId: of.classId,
      termId: term.id,
      schoolYear,
      percent: grade.state === 'graded' ? grade.percent : null,
      mark: grade.state === 'graded' ? grade.mark : null,
      counted,
      missing,
      exempt,
      dropped,
      seen: input.scores.length > 0 || input.levels.length > 0,
      policyId: policy.id,
      policyVersion: policy.version,
    }
  })
}

export function scoresOfTerm(scores: readonly ScoreInClass[], termId: string): readonly ScoreInClass[] {
  return scores.filter(({ item }) => item.termIds.includes(termId))
}

/** What the engine makes a grade of. */
export function gradeInput(
  facts: ClassFacts,
  scores: readonly ScoreInClass[],
  levels: readonly LevelInClass[],
): GradeInput {
  return {
    scores: scores.map(({ score }) => score),
    categories: facts.categories,
    levels: levels.flatMap(({ level }): GradeLevel[] => (level === null ? [] : [level])),
  }
}
