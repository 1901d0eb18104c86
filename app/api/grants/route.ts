import { grantForm } from '@/lib/features/admin/contract'
import { makeGrant } from '@/lib/features/admin/grants/make-grant'
import { route } from '@/lib/platform/route'

/** Gives one of the staff a role until a day. */
export const POST = route({ access: { action: 'manage-people' }, body: grantForm }, (acting) =>
  makeGrant(acting, acting.body),
)
