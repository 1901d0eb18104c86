import { notFound } from 'next/navigation'
import { preload } from 'react-dom'
import { z } from 'zod'
import { Decisions } from '@/components/gradebook/decisions-screen'
import { gridPath } from '@/components/gradebook/queries'
import { ScreenMessages } from '@/components/shell/messages'
import { listClassPeriods } from '@/lib/features/gradebook/list-class-periods'
import { listOwnClasses } from '@/lib/features/gradebook/list-own-classes'
import { getMessages, getTranslations } from '@/lib/i18n'
import { readAs } from '@/lib/platform/page'

interface DecisionsPageProps {
  readonly params: Promise<{ readonly classId: string }>
}

export async function generateMetadata() {
  return { title: (await getTranslations('gradebook'))('decisions.title') }
}

/** Every value of a person that stands above a computed or sent one in a class, those in dispute first. */
export default async function DecisionsPage({ params }: DecisionsPageProps) {
  const { classId } = await params
  if (!z.guid().safeParse(classId).success) notFound()
  const { classes, periods } = await readAs({ action: 'read-class', classId }, async (acting) => ({
    classes: await listOwnClasses(acting),
    periods: await listClassPeriods(acting, classId),
  }))
  preload(gridPath(classId), { as: 'fetch', crossOrigin: 'anonymous' })
  return (
    <ScreenMessages messages={await getMessages('gradebook', 'mastery')}>
      <Decisions classId={classId} classes={classes} periods={periods} />
    </ScreenMessages>
  )
}
