import { notFound } from 'next/navigation'
import { preload } from 'react-dom'
import { z } from 'zod'
import { Gradebook } from '@/components/gradebook/gradebook'
import { gridPath } from '@/components/gradebook/queries'
import { ScreenMessages } from '@/components/shell/messages'
import { listOwnClasses } from '@/lib/features/gradebook/list-own-classes'
import { getMessages, getTranslations } from '@/lib/i18n'
import { readAs } from '@/lib/platform/page'

interface ClassPageProps {
  readonly params: Promise<{ readonly classId: string }>
}

export async function generateMetadata() {
  return { title: (await getTranslations('gradebook'))('title') }
}

/** A class's gradebook. The page is only its frame; the grid is asked for while the frame's scripts arrive. */
export default async function ClassPage({ params }: ClassPageProps) {
  const { classId } = await params
  if (!z.guid().safeParse(classId).success) notFound()
  const classes = await readAs({ action: 'read-class', classId }, listOwnClasses)
  preload(gridPath(classId), { as: 'fetch', crossOrigin: 'anonymous' })
  return (
    <ScreenMessages messages={await getMessages('gradebook', 'mastery')}>
      <Gradebook classId={classId} classes={classes} />
    </ScreenMessages>
  )
}
