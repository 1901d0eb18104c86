import { z } from 'zod'
import { askWhatIf } from '@/lib/features/gradebook/ask-what-if'
import { whatIf } from '@/lib/features/gradebook/contract'
import { readGradeSource } from '@/lib/features/mastery/grades/read-grade-source'
import { auditStudentInClass } from '@/lib/platform/audit-views'
import { route } from '@/lib/platform/route'

/** A grade as it would be under other scores; asked with a body, and still only a question. */
export const POST = route(
  {
    params: z.object({ classId: z.guid() }),
    body: whatIf,
    access: ({ classId }) => ({ action: 'read-class', classId }),
  },
  async (acting) => {
    const { classId } = acting.params
    await auditStudentInClass(acting, classId, acting.body.studentId)
    return askWhatIf(acting, classId, acting.body, readGradeSource)
  },
)
