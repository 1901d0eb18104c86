import type { Metadata } from 'next'
import { PeriodsScreen } from '@/components/periods/periods-screen'
import { ScreenMessages } from '@/components/shell/messages'
import { listClosures } from '@/lib/features/gradebook/list-closures'
import { getMessages, getTranslations } from '@/lib/i18n'
import { readAs } from '@/lib/platform/page'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('periods'))('title') }
}

/** Which grading periods are closed, and the two acts that change it. */
export default async function PeriodsPage() {
  const periods = await readAs({ action: 'manage-district' }, listClosures)
  return (
    <ScreenMessages messages={await getMessages('periods')}>
      <PeriodsScreen periods={periods} />
    </ScreenMessages>
  )
}
