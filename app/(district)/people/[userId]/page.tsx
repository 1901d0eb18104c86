import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { z } from 'zod'
import { PersonScreen } from '@/components/people/person-screen'
import { ScreenMessages } from '@/components/shell/messages'
import { getPerson } from '@/lib/features/admin/grants/get-person'
import { getMessages, getTranslations } from '@/lib/i18n'
import { readAs } from '@/lib/platform/page'

interface PersonPageProps {
  readonly params: Promise<{ readonly userId: string }>
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('people'))('title') }
}

/** One of the staff: roles, what was given, and where they are signed in. */
export default async function PersonPage({ params }: PersonPageProps) {
  const { userId } = await params
  if (!z.guid().safeParse(userId).success) notFound()
  const person = await readAs({ action: 'manage-people' }, (acting) => getPerson(acting, userId))
  return (
    <ScreenMessages messages={await getMessages('people')}>
      <PersonScreen person={person} />
    </ScreenMessages>
  )
}
