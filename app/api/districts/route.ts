import { districtForm } from '@/lib/features/admin/contract'
import { startOwnDistrict } from '@/lib/features/admin/start-own-district'
import { longRoute } from '@/lib/platform/route'
import { seeOther } from '@/lib/platform/see-other'

/** "Start with your own files": from the sample district to a new one. */
export const POST = longRoute(
  { access: { action: 'manage-district' }, body: districtForm },
  async ({ district, body, origin }) => {
    const created = await startOwnDistrict(district, body, new Date())
    return seeOther(origin, created.ok ? created.value.invitationPath : `/set-up?problem=${created.problem}`)
  },
)
