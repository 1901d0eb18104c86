import { useTranslations } from 'use-intl'
import type { FrameworkAnswer } from '@/lib/features/ingest/contract'

/** What came of a framework: what is new in the district, what was borne with, what was left out and where. */
export function Taken({ answer }: { readonly answer: FrameworkAnswer }) {
  const t = useTranslations('standards.taken')
  if (answer.state === 'older') return <p className="mt-2 text-12">{t('older', { title: answer.title })}</p>
  const { created = 0, changed = 0, retired = 0, resolved = 0, elsewhere = 0 } = answer.counts
  return (
    <div className="mt-2 grid gap-1 text-12">
      <p>
        {t('done', { title: answer.title, created, changed, retired })}
        {resolved === 0 ? '' : ` ${t('resolved', { count: resolved })}`}
        {elsewhere === 0 ? '' : ` ${t('elsewhere', { count: elsewhere })}`}
      </p>
      {answer.tolerances.map(({ code, sentence, count }) => (
        <p key={code} className="text-ink-2">
          {t('tolerated', { count })} {sentence}
        </p>
      ))}
      {answer.refusals.length === 0 ? null : (
        <details>
          <summary className="cursor-pointer text-danger">
            {t('left', { count: answer.refusalCount })}
          </summary>
          <ul className="mt-1 grid gap-0.5">
            {answer.refusals.map(({ code, sentence, path, found }) => (
              <li key={`${path} ${code}`}>
                <code>{path}</code> {sentence} <span className="text-ink-3">{found}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  )
}
