import type { Metadata } from 'next'
import { PeopleScreen } from '@/components/people/people-screen'
import { ScreenMessages } from '@/components/shell/messages'
import { getMessages, getTranslations } from '@/lib/i18n'
import { readAs } from '@/lib/platform/page'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('people'))('title') }
}

/** Where one of the staff is looked for. Nobody is listed before they are. */
export default async function PeoplePage() {
  await readAs({ action: 'manage-people' }, async () => undefined)
  return (
    <ScreenMessages messages={await getMessages('people')}>
      <PeopleScreen />
    </ScreenMessages>
  )
}
