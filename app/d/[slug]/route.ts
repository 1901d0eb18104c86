import { z } from 'zod'
import { findDistrictBySlug } from '@/lib/platform/district'
import { districtlessRoute } from '@/lib/platform/route'
import { seeOther, setDistrict } from '@/lib/platform/see-other'

/** Where a district is found by path: the browser remembers it and goes home. */
export const GET = districtlessRoute(
  { params: z.object({ slug: z.string().max(40) }) },
  async ({ params, origin }) => {
    const district = await findDistrictBySlug(params.slug)
    if (district === undefined) return seeOther(origin, '/district?unknown=1')
    return setDistrict(seeOther(origin, '/'), district.slug)
  },
)
