import { z } from 'zod'
import { getGrid } from '@/lib/features/gradebook/get-grid'
import { getLocale } from '@/lib/i18n'
import { auditClassView } from '@/lib/platform/audit-views'
import { route } from '@/lib/platform/route'

/** The whole grid of a class. */
export const GET = route(
  {
    params: z.object({ classId: z.guid() }),
    access: ({ classId }) => ({ action: 'read-class', classId }),
    discloses: true,
  },
  async (acting) => {
    const { classId } = acting.params
    const { mayCorrect } = acting.granted
    const grid = await getGrid(acting, { classId, mayCorrect, locale: await getLocale() })
    await auditClassView(acting, classId, grid.students.id.length)
    return grid
  },
)
