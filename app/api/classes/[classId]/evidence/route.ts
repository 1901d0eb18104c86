import { z } from 'zod'
import { evidenceQuery } from '@/lib/features/gradebook/contract'
import { getLevelEvidence, getScoreEvidence } from '@/lib/features/gradebook/get-evidence'
import { getGradeEvidence } from '@/lib/features/gradebook/get-grade-evidence'
import { explainLevel } from '@/lib/features/mastery/explain-level'
import { readGradeSource } from '@/lib/features/mastery/grades/read-grade-source'
import { auditStudentInClass } from '@/lib/platform/audit-views'
import { route } from '@/lib/platform/route'

/** What stands behind one cell. */
export const GET = route(
  {
    params: z.object({ classId: z.guid() }),
    query: evidenceQuery,
    access: ({ classId }) => ({ action: 'read-class', classId }),
    discloses: true,
  },
  async (acting) => {
    const { classId } = acting.params
    const { student: studentId, item: itemId, objective: objectiveId } = acting.query
    await auditStudentInClass(acting, classId, studentId)
    if (itemId !== undefined) {
      const cell =
        objectiveId === undefined
          ? ({ kind: 'score', studentId, itemId } as const)
          : ({ kind: 'objective', studentId, itemId, objectiveId } as const)
      return getScoreEvidence(acting, classId, cell, readGradeSource)
    }
    if (objectiveId === undefined) return getGradeEvidence(acting, classId, studentId, readGradeSource)
    const level = { kind: 'level', studentId, objectiveId } as const
    return getLevelEvidence(acting, classId, level, explainLevel, readGradeSource)
  },
)
