'use client'

import { useFormatter, useTranslations } from 'use-intl'
import { ChangeBars, ChangeLegend } from '@/components/policies/change-bars'
import { ChangeExamples } from '@/components/policies/change-examples'
import { useFailureWords } from '@/components/policies/use-failure-words'
import type { Preview } from '@/components/policies/use-preview'
import { Button } from '@/components/ui/button'
import { ProgressBar } from '@/components/ui/states'
import type { MasteryScale } from '@/lib/core/mastery/scale'
import type { ChangeCounts, PreviewAnswer } from '@/lib/features/mastery/contract'

export interface PreviewScales {
  readonly was: MasteryScale
  readonly now: MasteryScale
}

export interface PreviewPanelProps extends PreviewScales {
  readonly preview: Preview
  /** What stands here while nothing is asked. */
  readonly idle: string
}

/** What a draft would change: counted by the server with the engine that would do it. */
export function PreviewPanel({ preview, idle, ...scales }: PreviewPanelProps) {
  const t = useTranslations('policies.preview')
  const say = useFailureWords()
  switch (preview.state) {
    case 'idle':
      return <p className="text-12 text-ink-2">{idle}</p>
    case 'failed':
      return (
        <div role="alert" className="grid justify-items-start gap-2">
          <p className="text-danger">{say(preview.error)}</p>
          <Button look="line" onClick={preview.again}>
            {t('again')}
          </Button>
        </div>
      )
    case 'offline':
    case 'counting':
      return (
        <>
          <div role="status" className="grid gap-1.5">
            <p className="text-12 text-ink-2">{t(preview.state)}</p>
            {preview.state === 'counting' ? <ProgressBar label={t('counting')} value={null} /> : null}
          </div>
          {preview.last === null ? null : (
            <div className="opacity-50" inert>
              <Counted answer={preview.last} {...scales} />
            </div>
          )}
        </>
      )
    case 'counted':
      return <Counted answer={preview.answer} {...scales} />
  }
}

/** All levels that come out another. */
export function changedOf({ up, down, insufficient, given }: ChangeCounts): number {
  return up + down + insufficient + given
}

function Counted({ answer, was, now }: PreviewScales & { readonly answer: PreviewAnswer }) {
  const t = useTranslations('policies.preview')
  const format = useFormatter()
  const changed = changedOf(answer)
  if (changed === 0)
    return (
      <div role="status">
        <p className="font-semibold text-16">{t('none')}</p>
        <p className="text-12 text-ink-2">{t('noneText', { total: answer.total })}</p>
      </div>
    )
  const standards = answer.standards.map(({ code, title, ...counts }) => ({
    ...counts,
    name: `${code} ${title}`,
    short: code,
  }))
  return (
    <div className="grid gap-4">
      <div role="status" className="grid gap-1.5">
        <p>
          <span className="mr-1.5 font-semibold text-28 tabular-nums">{format.number(changed)}</span>
          <span className="font-medium">{t('some', { changed })}</span>{' '}
          <span className="text-ink-3 tabular-nums">{t('of', { total: format.number(answer.total) })}</span>
        </p>
        <ChangeLegend counts={answer} />
        {answer.overridden === 0 ? null : (
          <p className="text-12 text-ink-2">{t('overridden', { count: answer.overridden })}</p>
        )}
      </div>
      {answer.schools.length === 0 ? null : <ChangeBars title={t('schools')} rows={answer.schools} />}
      {standards.length === 0 ? null : (
        <div>
          <ChangeBars title={t('standards')} rows={standards} />
          {answer.standardsChanged > standards.length ? (
            <p className="text-11 text-ink-3">
              {t('standardsCut', { shown: standards.length, all: answer.standardsChanged })}
            </p>
          ) : null}
        </div>
      )}
      {answer.examples.length === 0 ? null : (
        <ChangeExamples examples={answer.examples} was={was} now={now} />
      )}
    </div>
  )
}
