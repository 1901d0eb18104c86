import { z } from 'zod'
import { cellWrite } from '@/lib/features/gradebook/contract'
import { writeCell } from '@/lib/features/gradebook/write-cell'
import { recalculateForStudent } from '@/lib/features/mastery/recalculate-for-student'
import { route } from '@/lib/platform/route'

/** One act on one cell: set, clear, keep, take. */
export const POST = route(
  {
    params: z.object({ classId: z.guid() }),
    body: cellWrite,
    access: ({ classId }) => ({ action: 'correct-class', classId }),
  },
  async (acting) => {
    const { status, answer } = await writeCell(
      acting,
      acting.params.classId,
      acting.body,
      recalculateForStudent,
    )
    return Response.json(answer, { status })
  },
)
