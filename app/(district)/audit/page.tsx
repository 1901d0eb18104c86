import { dehydrate, HydrationBoundary, QueryClient } from '@tanstack/react-query'
import type { Metadata } from 'next'
import { auditQuery, NO_FILTER } from '@/components/audit/audit-requests'
import { AuditScreen } from '@/components/audit/audit-screen'
import { ScreenMessages } from '@/components/shell/messages'
import { searchAudit, WHOLE_AUDIT } from '@/lib/features/admin/audit/search-audit'
import { getMessages, getTranslations } from '@/lib/i18n'
import { readAs } from '@/lib/platform/page'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('audit'))('title') }
}

/** Every change and every disclosure of the district, for its administrators. */
export default async function AuditPage() {
  const newest = await readAs({ action: 'manage-district' }, (acting) => searchAudit(acting, WHOLE_AUDIT))
  const client = new QueryClient()
  client.setQueryData(auditQuery(NO_FILTER).queryKey, { pages: [newest], pageParams: [null] })
  return (
    <ScreenMessages messages={await getMessages('audit')}>
      <HydrationBoundary state={dehydrate(client)}>
        <AuditScreen />
      </HydrationBoundary>
    </ScreenMessages>
  )
}
