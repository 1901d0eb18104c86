'use client'

import Link from 'next/link'
import { useTranslations } from 'use-intl'
import { isWorking } from '@/components/sources/queries'
import { RunState } from '@/components/sources/run-state'
import { useInstant } from '@/components/sources/use-instant'
import { Note } from '@/components/ui/page'
import type { RunDetail } from '@/lib/features/ingest/contract'

/** Which run this is: when, from where, by whom, how long. */
export function RunHeading({ run }: { readonly run: RunDetail }) {
  const t = useTranslations('sources')
  const instant = useInstant()
  const facts = [
    run.source?.name ?? null,
    run.fileName,
    run.version === null ? null : t('howVersion', { version: run.version }),
    run.startedBy === null ? t('byCommand') : t('byPerson', { name: run.startedBy }),
  ].filter((fact) => fact !== null)
  return (
    <header className="mb-3.5">
      <Link href="/sources" className="text-12 text-accent hover:underline">
        ← {t('run.back')}
      </Link>
      <div className="flex flex-wrap items-baseline gap-x-4 gap-y-1">
        <h1 className="font-semibold text-20 tracking-[-0.012em]">
          {t('run.title', { at: instant(run.startedAt) })}
        </h1>
        <p className="text-ink-2">{facts.join(' · ')}</p>
        <p className="ml-auto max-sm:ml-0">
          <RunState run={run} />
          <Took run={run} />
        </p>
      </div>
    </header>
  )
}

function Took({ run }: { readonly run: RunDetail }) {
  const t = useTranslations('sources.run')
  if (run.report === null) return null
  const seconds = Math.max(1, Math.round(run.report.secondsReading + run.report.secondsPromoting))
  const time =
    seconds < 60
      ? t('seconds', { count: seconds })
      : t('minutes', { minutes: Math.floor(seconds / 60), seconds: seconds % 60 })
  return <span className="ml-2 text-12 text-ink-3">{t('took', { time })}</span>
}

/** What the end of a run means, above all what is safe. */
export function RunOutcome({ run }: { readonly run: RunDetail }) {
  const t = useTranslations('sources.run')
  const { report } = run
  if (isWorking(run)) return null
  const isBad = run.state === 'failed'
  return (
    <>
      {run.state === 'done' || run.state === 'stopped' ? null : (
        <Note tone={isBad ? 'bad' : 'plain'}>
          <p>
            {t(`outcome.${outcomeOf(run)}`)}
            {isBad && run.refusals.length === 0 ? ` ${t('failedUnknown')}` : null}
          </p>
        </Note>
      )}
      <Decision run={run} />
      {report?.rollover ? <Note>{t('rollover', { count: report.rollover.classes })}</Note> : null}
      {report && report.incompleteFiles.length > 0 ? (
        <Note>
          {t('incomplete', {
            files: report.incompleteFiles.map((file) => `${file}.csv`).join(', '),
            count: report.incompleteFiles.length,
          })}
        </Note>
      ) : null}
    </>
  )
}

/** A cut upload kept nothing; a cut import keeps its file, unless it came from the command line. */
function outcomeOf(run: RunDetail) {
  if (run.state !== 'cut') return run.state
  if (run.bytesTotal === null) return 'cutUpload'
  return run.startedBy === null ? 'cutLocal' : 'cut'
}

function Decision({ run }: { readonly run: RunDetail }) {
  const t = useTranslations('sources.run.question')
  const instant = useInstant()
  const { question } = run
  if (!question?.decision || question.decidedAt === null) return null
  return <Note>{t(question.decision, { at: instant(question.decidedAt) })}</Note>
}
