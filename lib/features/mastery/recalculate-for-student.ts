import { calculateMastery } from '@/lib/core/mastery/calculate-mastery'
import { newId } from '@/lib/platform/new-id'
import type { RecalculateForStudent } from '@/lib/platform/recalculation'
import { finderForWriting, NO_GRADES, readGrades } from './repository/policies'
import { evidenceOfStudent, writeStudentLevels } from './repository/student-levels'

/** Computes one student's levels on the named objectives anew, inside the transaction of the change that touched them. */
export const recalculateForStudent: RecalculateForStudent = async (tx, of) => {
  if (of.objectiveIds.length === 0) return
  const finder = await finderForWriting(tx, of, of.objectiveIds)
  const grades = finder.looksAt.grade ? await readGrades(tx, '$1', [of.studentId]) : NO_GRADES
  const evidence = await evidenceOfStudent(tx, of)
  const computed = of.objectiveIds.map((objectiveId) => {
    const policy = finder.find(objectiveId, grades.get(of.studentId) ?? [])
    const mastery = calculateMastery(evidence.get(objectiveId) ?? [], policy.settings, of.today)
    const { pieces } = mastery.working
    return {
      history_id: newId(),
      student_id: of.studentId,
      objective_id: objectiveId,
      school_year: of.schoolYear,
      state: mastery.state,
      level: mastery.state === 'level' ? mastery.level : null,
      score: mastery.state === 'level' ? mastery.score : null,
      evidence_count: pieces.length,
      trend: mastery.state === 'level' ? mastery.trend : 0,
      newest_on: pieces[pieces.length - 1]?.evidence.scoredOn ?? null,
      policy_id: policy.id,
      policy_version: policy.version,
    }
  })
  await writeStudentLevels(tx, computed, {
    districtId: of.districtId,
    at: of.at,
    runId: null,
    authorId: of.authorId,
  })
}
