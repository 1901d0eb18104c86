import { searchAudit } from '@/lib/features/admin/audit/search-audit'
import { auditSearch } from '@/lib/features/admin/contract'
import { route } from '@/lib/platform/route'

/** Who did what, and who saw whose record; asked with a body, and still only a question. */
export const POST = route({ access: { action: 'manage-district' }, body: auditSearch }, (acting) =>
  searchAudit(acting, acting.body),
)
