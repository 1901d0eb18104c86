import { staffSearch } from '@/lib/features/admin/contract'
import { findStaff } from '@/lib/features/admin/grants/find-staff'
import { route } from '@/lib/platform/route'

/** Looks for one of the staff. A POST, because a name must not stand in an address. */
export const POST = route({ access: { action: 'manage-people' }, body: staffSearch }, (acting) =>
  findStaff(acting, acting.body.text),
)
