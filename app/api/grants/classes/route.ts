import { z } from 'zod'
import { listSchoolClasses } from '@/lib/features/admin/grants/get-person'
import { route } from '@/lib/platform/route'

/** The classes of a school, for giving one of them. */
export const GET = route(
  { access: { action: 'manage-people' }, query: z.object({ school: z.guid() }) },
  (acting) => listSchoolClasses(acting, acting.query.school),
)
