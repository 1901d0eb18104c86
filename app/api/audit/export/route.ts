import { exportAudit } from '@/lib/features/admin/audit/export-audit'
import { auditFilter } from '@/lib/features/admin/contract'
import { route } from '@/lib/platform/route'

/** The audit as a CSV file. */
export const POST = route(
  { access: { action: 'manage-district' }, body: auditFilter },
  async (acting) =>
    new Response(await exportAudit(acting, acting.body), {
      headers: {
        'Content-Type': 'text/csv; charset=utf-8',
        'Content-Disposition': 'attachment; filename="audit.csv"',
        'Cache-Control': 'private, no-store',
      },
    }),
)
