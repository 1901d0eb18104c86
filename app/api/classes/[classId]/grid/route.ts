import { z } from 'zod'
import { getGrid } from '@/lib/features/gradebook/get-grid'
import { getLocale } from '@/lib/i18n'
import { route } from '@/lib/platform/route'

/** The whole grid of a class. */
export const GET = route(
  {
    params: z.object({ classId: z.guid() }),
    access: ({ classId }) => ({ action: 'read-class', classId }),
  },
  async (acting) =>
    getGrid(acting, {
      classId: acting.params.classId,
      mayCorrect: acting.granted.mayCorrect,
      locale: await getLocale(),
    }),
)
