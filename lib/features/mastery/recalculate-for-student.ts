import { calculateMastery } from '@/lib/core/mastery/calculate-mastery'
import type { Tx } from '@/lib/db/client'
import { newId } from '@/lib/platform/new-id'
import type { RecalculateForStudent } from '@/lib/platform/recalculation'
import { recalculateGradesOfStudent } from './grades/recalculate-grades-of-student'
import { finderForWriting, NO_GRADES, readGrades } from './repository/policies'
import { evidenceOfStudent, writeStudentLevels } from './repository/student-levels'

type Recalculating = Parameters<RecalculateForStudent>[1]

/**
 * Computes anew what a change of one student's cell touches, inside the transaction of the change: levels on the named
 * objectives, then grades.
 */
export const recalculateForStudent: RecalculateForStudent = async (tx, of) => {
  await holdStudent(tx, of.studentId)
  if (of.objectiveIds.length > 0) await recalculateLevels(tx, of)
  await recalculateGradesOfStudent(tx, {
    ...of,
    objectiveIds: of.decidedId === null ? of.objectiveIds : [...of.objectiveIds, of.decidedId],
  })
}

/** Two cells changed at once make one grade, and often one level: whoever comes second computes with both. */
async function holdStudent(tx: Tx, studentId: string): Promise<void> {
  await tx.sql.query(`select pg_advisory_xact_lock(hashtext('student'), hashtext($1))`, [studentId])
}

async function recalculateLevels(tx: Tx, of: Recalculating): Promise<void> {
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
