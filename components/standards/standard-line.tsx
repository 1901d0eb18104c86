import { useTranslations } from 'use-intl'
import type { ShownStandard } from '@/lib/features/ingest/contract'

/** One standard: its code, its words, and the classes that show it. */
export function StandardLine({
  standard,
  below,
}: {
  readonly standard: ShownStandard
  /** How many stand under it. */
  readonly below?: number
}) {
  const t = useTranslations('standards')
  const { code, statement, kind, retired, classes } = standard
  return (
    <span className="inline-flex w-[calc(100%-1.25rem)] flex-wrap items-baseline gap-x-2 align-top">
      {code === null ? null : <span className="font-medium tabular-nums">{code}</span>}
      <span className={`min-w-0 flex-1 basis-64 font-normal ${retired ? 'text-ink-3 line-through' : ''}`}>
        {statement}
      </span>
      <span className="text-11 text-ink-3">
        {[retired ? t('retired') : null, kind, below === undefined ? null : t('below', { count: below })]
          .filter((word) => word !== null)
          .join(' · ')}
      </span>
      {classes.length === 0 ? null : (
        <span
          className="rounded-control border border-line-strong px-1 text-11"
          title={classes.map(({ title }) => title).join(', ')}
        >
          {t('inClasses', { count: classes.length })}
        </span>
      )}
    </span>
  )
}
