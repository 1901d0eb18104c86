import type { Metadata } from 'next'
import { ScreenMessages } from '@/components/shell/messages'
import { StandardsScreen } from '@/components/standards/standards-screen'
import { standardsQuery } from '@/lib/features/ingest/contract'
import { listStandards } from '@/lib/features/ingest/list-standards'
import { getMessages, getTranslations } from '@/lib/i18n'
import { readAs } from '@/lib/platform/page'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('standards'))('title') }
}

/** The frameworks a district's results speak of. */
export default async function StandardsPage({
  searchParams,
}: {
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>
}) {
  const asked = standardsQuery.parse(await searchParams)
  const answer = await readAs({ action: 'import' }, (acting) =>
    listStandards(acting, { frameworkId: asked.framework ?? null, text: asked.q }),
  )
  return (
    <ScreenMessages messages={await getMessages('standards')}>
      <StandardsScreen answer={answer} text={asked.q} />
    </ScreenMessages>
  )
}
