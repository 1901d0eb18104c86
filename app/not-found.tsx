import Link from 'next/link'
import { buttonLook } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/states'
import { getTranslations } from '@/lib/i18n'

/** A wrong address and somebody else's class look the same: neither says what exists. */
export default async function NotFound() {
  const t = await getTranslations('errors')
  return (
    <main id="content" className="flex min-h-[70vh] flex-col">
      <EmptyState
        isPage
        title={t('notFoundTitle')}
        actions={
          <Link href="/classes" className={buttonLook('primary', 'large')}>
            {t('notFoundAction')}
          </Link>
        }
      >
        {t('notFoundText')}
      </EmptyState>
    </main>
  )
}
