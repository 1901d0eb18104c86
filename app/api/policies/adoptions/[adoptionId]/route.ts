import { z } from 'zod'
import { getAdoption } from '@/lib/features/mastery/list-policies'
import { route } from '@/lib/platform/route'

/** How far the levels of an adopted or retired policy are computed. */
export const GET = route(
  { access: { action: 'manage-district' }, params: z.object({ adoptionId: z.guid() }) },
  (acting) => getAdoption(acting, acting.params.adoptionId),
)
