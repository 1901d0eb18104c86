'use client'

import { useQuery } from '@tanstack/react-query'
import { Lock } from 'lucide-react'
import { useState } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import { cellKey } from '@/components/gradebook/cell-key'
import { DecideButtons } from '@/components/gradebook/decide-buttons'
import { GradeMoveLine } from '@/components/gradebook/grade-move'
import { schoolDay } from '@/components/gradebook/header-parts'
import { evidenceQuery } from '@/components/gradebook/queries'
import { plainIntent, readInput } from '@/components/gradebook/read-input'
import { ReasonChoice } from '@/components/gradebook/reason-choice'
import { useReasonWords } from '@/components/gradebook/reason-words'
import { changeOf, isOpen, sayValue, typedScore } from '@/components/gradebook/score-view'
import type { TrayContext } from '@/components/gradebook/tray-context'
import { History, PerformanceName, performanceValue, TraySection } from '@/components/gradebook/tray-parts'
import { useProblemWords } from '@/components/gradebook/use-problem-words'
import { Button } from '@/components/ui/button'
import { Field, TextArea } from '@/components/ui/field'
import { effectiveCell } from '@/lib/core/gradebook/cell'
import type { GridItem } from '@/lib/core/gradebook/grid'
import { printReason, readReason } from '@/lib/core/gradebook/override-reason'
import type { CellAddress, ScoreEvidence, ScoreState } from '@/lib/features/gradebook/contract'

type ScoreAddress = Extract<CellAddress, { itemId: string }>

export interface ScoreTrayProps extends TrayContext {
  readonly cell: ScoreAddress
}

/** A score: what each source says, what a person made of it, and its past. */
export function ScoreTray(props: ScoreTrayProps) {
  const { cell, classId, store, writes, words } = props
  const t = useTranslations('gradebook.tray')
  const { payload, itemAt } = store.grid()
  const item = payload.items[itemAt.get(cell.itemId) ?? -1]
  const state = store.score(cell.studentId, cell.itemId, cell.kind === 'objective' ? cell.objectiveId : null)
  const evidence = useQuery(evidenceQuery(classId, cell, store.savedVersion(cell.studentId)))
  if (item === undefined || state === null) return null
  const pending = writes.queue.pending(cellKey(cell))
  const shown = evidence.data?.kind === 'score' ? evidence.data : null
  const effective = effectiveCell(state.source, typedScore(state, pending))
  return (
    <>
      <TraySection>
        <p className="py-0.5 font-semibold text-20">
          {effective === null ? '–' : sayValue(effective, item, words)}
        </p>
        <OwnValue state={state} />
        <ChangedSource
          {...props}
          editable={props.editable && isOpen(item, state)}
          state={state}
          item={item}
        />
      </TraySection>
      <GradeMoveLine move={shown?.grade ?? null} policy={payload.grade.policy} words={words} />
      {item.closed === true ? (
        <TraySection>
          <p className="flex items-center gap-1.5 text-12 text-ink-2">
            <Lock className="size-3.5 flex-none" aria-hidden="true" />
            {t('closed')}
          </p>
        </TraySection>
      ) : null}
      {props.editable && isOpen(item, state) ? (
        <ScoreChoice
          key={`${state.version} ${shown?.comment ?? ''}`}
          {...props}
          state={state}
          comment={shown?.comment ?? ''}
        />
      ) : null}
      <TraySection title={t('results')}>
        {shown !== null ? (
          <Results results={shown.results} isHeld={state.sinceClosing !== undefined} words={words} />
        ) : evidence.isError ? (
          <p className="text-12 text-ink-2">{t('unavailable')}</p>
        ) : null}
      </TraySection>
      {shown === null ? null : (
        <TraySection title={t('history')}>
          <History rows={shown.history} say={(value) => sayValue(value, item, words)} />
        </TraySection>
      )}
    </>
  )
}

function OwnValue({ state }: { readonly state: ScoreState }) {
  const t = useTranslations('gradebook.tray')
  const format = useFormatter()
  const { own } = state
  const reason = useReasonWords()(own?.reason ?? null)
  if (own === null) return null
  const timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone
  const date = format.dateTime(new Date(own.at), { month: 'short', day: 'numeric', timeZone })
  return (
    <>
      <p className="text-12 text-ink-2">{t('chosenBy', { author: own.author, date })}</p>
      {reason === null ? null : <p className="text-12 text-ink-2">“{reason}”</p>}
    </>
  )
}

/** "SIS now says 87, was 80 when 92 was chosen", and the two answers to it; of a closed period, that it does not count. */
function ChangedSource(props: ScoreTrayProps & { readonly state: ScoreState; readonly item: GridItem }) {
  const { cell, state, item, store, writes, words, editable, nameOf } = props
  const t = useTranslations('gradebook.tray')
  const change = changeOf(state)
  if (change === null) return null
  const say = (value: typeof change.now) => (value === null ? '–' : sayValue(value, item, words))
  const { payload } = store.grid()
  const source =
    payload.sources.find(({ id }) => id === state.source?.sourceId) ?? payload.sources[item.sources[0] ?? -1]
  const name = source?.name ?? ''
  const mine = effectiveCell(state.source, state.own?.value ?? null)
  const since = state.sinceClosing === undefined ? 'Score' : 'Closed'
  const values = { name, now: say(change.now), was: say(change.was), value: say(mine) }
  return (
    <>
      <p className="mt-2 text-12">
        <i className="mark-flag mr-1.5" aria-hidden="true" />
        {t(`${change.kind}${since}`, values)}
      </p>
      {editable ? (
        <DecideButtons
          mine={values.value}
          theirs={values.now}
          onKeep={() => writes.write(plainIntent(store, cell, 'keep'), nameOf(cell))}
          onAdopt={() => writes.write(plainIntent(store, cell, 'take'), nameOf(cell))}
        />
      ) : null}
    </>
  )
}

const MARKS = [
  { code: 'EX', word: 'statuses.exempt' },
  { code: 'MI', word: 'flags.missing' },
  { code: 'LA', word: 'flags.late' },
  { code: 'IN', word: 'flags.incomplete' },
] as const

function ScoreChoice(props: ScoreTrayProps & { readonly state: ScoreState; readonly comment: string }) {
  const { cell, state, store, writes, words, nameOf } = props
  const t = useTranslations('gradebook.tray')
  const c = useTranslations('gradebook.cell')
  const say = useProblemWords(words)
  const [text, setText] = useState('')
  const [comment, setComment] = useState(props.comment)
  const [reason, setReason] = useState(() => readReason(state.own?.reason ?? null))
  const [problem, setProblem] = useState<string | null>(null)

  function commit(typed: string): void {
    const read = readInput(cell, typed, { store, words, pending: writes.queue.pending(cellKey(cell)) })
    if (!read.ok) {
      setProblem(say(read.problem))
      return
    }
    setProblem(null)
    setText('')
    const why = read.value.act === 'set' ? printReason(reason) : null
    writes.write({ ...read.value, reason: why }, nameOf(cell))
  }

  function saveWords(): void {
    const own = typedScore(state, writes.queue.pending(cellKey(cell)))
    const value = {
      number: own === null || own.score === null ? null : String(own.score),
      text: own?.text ?? null,
      status: own?.status ?? null,
      flags: own?.flags ?? 0,
      level: null,
    }
    const words = { comment: comment.trim(), reason: printReason(reason) }
    writes.write({ ...plainIntent(store, cell, 'set', value), ...words }, nameOf(cell))
  }

  const isSaved = comment.trim() === props.comment && printReason(reason) === (state.own?.reason ?? null)
  return (
    <TraySection
      title={t('yourValue')}
      aside={
        state.own === null ? null : (
          <button type="button" className="text-12 text-accent hover:underline" onClick={() => commit('')}>
            {t('backToSource')}
          </button>
        )
      }
    >
      <form
        className="flex items-end gap-1.5"
        onSubmit={(event) => {
          event.preventDefault()
          if (text.trim() !== '') commit(text)
        }}
      >
        <Field
          label={<span className="sr-only">{t('yourValue')}</span>}
          className="flex-1"
          autoComplete="off"
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          {...(problem === null ? {} : { problem })}
        />
        <Button look="line" size="large" type="submit">
          {t('set')}
        </Button>
      </form>
      <fieldset aria-label={t('mark')} className="m-0 mt-1.5 flex flex-wrap gap-1.5 border-0 p-0">
        {MARKS.map(({ code, word }) => (
          <Button key={code} look="line" onClick={() => commit(code)}>
            {c(word)} <span className="text-ink-3">{code}</span>
          </Button>
        ))}
      </fieldset>
      <ReasonChoice reason={reason} onChange={setReason} />
      {state.own === null ? null : (
        <>
          <div className="mt-2">
            <TextArea
              label={t('comment')}
              rows={2}
              maxLength={2000}
              placeholder={t('commentHint')}
              value={comment}
              onChange={(event) => setComment(event.currentTarget.value)}
            />
          </div>
          {isSaved ? null : (
            <Button look="line" className="mt-1.5" onClick={saveWords}>
              {t('saveWords')}
            </Button>
          )}
        </>
      )}
    </TraySection>
  )
}

interface ResultsProps extends Pick<ScoreEvidence, 'results'>, Pick<TrayContext, 'words'> {
  /** A closed period holds the cell at what was said before: the newest word waits. */
  readonly isHeld: boolean
}

function Results({ results, isHeld, words }: ResultsProps) {
  const t = useTranslations('gradebook.tray')
  const format = useFormatter()
  if (results.length === 0) return <p className="text-12 text-ink-3">{t('noResults')}</p>
  return (
    <table className="tray-working">
      <tbody>
        {results.map((result) => (
          <tr key={result.id}>
            <td className="w-[50px] text-ink-3">{schoolDay(format, result.on)}</td>
            <td>
              <PerformanceName of={result} />
              <span className="block text-11 text-ink-3">
                {t(result.shown ? (isHeld ? 'waits' : 'shown') : 'attempt')}
                {result.comment === null ? null : ` · “${result.comment}”`}
              </span>
            </td>
            <td className="pl-1.5 text-right font-semibold">{performanceValue(result, words)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
