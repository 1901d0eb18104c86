import { districtForm } from '@/lib/features/admin/contract'
import { startOwnDistrict } from '@/lib/features/admin/start-own-district'
import { longRoute } from '@/lib/platform/route'
import { seeOther } from '@/lib/platform/see-other'

/** "Start with your own files": from the sample district to a new one. */
export const POST = longRoute(
  { access: { action: 'manage-district' }, body: districtForm },
  async ({ district, body, origin }) => {
    const created = await startOwnDistrict(district, body, new Date())
    if (created.ok) return seeOther(origin, created.value.invitationPath)
    return seeOther(origin, `/set-up?${new URLSearchParams({ problem: created.problem, ...body })}`)
  },
)
