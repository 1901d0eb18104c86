import type { ReactNode } from 'react'
import { CellMark } from '@/components/gradebook/cell-mark'
import type { CellWords } from '@/components/gradebook/cell-words'
import { withSaving } from '@/components/gradebook/level-view'
import type { PendingWrite } from '@/components/gradebook/write-queue'
import type { CellView } from '@/components/grid/model'
import {
  type CellValue,
  changeSinceClosing,
  effectiveCell,
  type PeopleValue,
  type SourceChange,
  sourceChange,
} from '@/lib/core/gradebook/cell'
import type { GridItem } from '@/lib/core/gradebook/grid'
import type { ScoreState, TypedValue } from '@/lib/features/gradebook/contract'

/** A value as it travels, as core's rules take it. */
export function toPeopleValue(value: TypedValue): PeopleValue {
  const { number, text, status, flags } = value
  return { score: number === null ? null : Number(number), text, status, flags }
}

/** The person's value as it is shown: what is being saved stands before what is saved. */
export function typedScore(state: ScoreState, pending: PendingWrite | null): PeopleValue | null {
  const saved = state.own?.value ?? null
  if (pending === null || pending.state === 'refused' || pending.state === 'conflict') return saved
  const { act, value } = pending.intent
  if (act === 'keep') return saved
  return act === 'set' && value !== null ? toPeopleValue(value) : null
}

/** What the source says since its period was closed, or else since the person typed; null where it says the same. */
export function changeOf(state: ScoreState): SourceChange | null {
  if (state.sinceClosing !== undefined) return changeSinceClosing(state.source, state.sinceClosing)
  return state.own && sourceChange(state.own, state.source)
}

/** Whether the source says something else than when the person typed, or the period was closed. */
export function scoreChanged(state: ScoreState): boolean {
  return changeOf(state) !== null
}

/** Whether a score may be typed: its period is open, and its line item still there or already holding someone's value. */
export function isOpen(item: GridItem, state: ScoreState): boolean {
  return item.closed !== true && (!item.ended || state.own !== null)
}

/** Draws a score cell and says it in words. `sourceName` names who the source value is from. */
export function scoreView(
  state: ScoreState,
  pending: PendingWrite | null,
  item: GridItem,
  sourceName: string,
  words: CellWords,
  editable: boolean,
): CellView {
  const typed = typedScore(state, pending)
  const effective = effectiveCell(state.source, typed)
  const changed = pending?.state !== 'waiting' && scoreChanged(state)
  const stuck = pending?.state === 'refused' || pending?.state === 'conflict'
  const said = sayScore(state, typed, effective, item, sourceName, words)
  const name = changed ? `${said}, ${words.changedSince}` : said
  return {
    className: stuck ? 'score-stuck' : '',
    label: withSaving(name, pending, words),
    content: (
      <>
        {stuck ? (
          <>
            <small className="score-was" data-text={plainValue(effective, words)} />
            <span className="truncate">{pending.intent.text === '' ? '–' : pending.intent.text}</span>
          </>
        ) : (
          drawScore(state, typed, effective, item, words)
        )}
        <CellMark pending={pending} flagged={changed} />
      </>
    ),
    text: editText(effective, words),
    editable,
  }
}

function drawScore(
  { source }: ScoreState,
  typed: PeopleValue | null,
  effective: CellValue | null,
  item: GridItem,
  words: CellWords,
): ReactNode {
  if (effective === null) return null
  const flags = words.flags(effective.flags)
  const mark = markOf(effective, item, words)
  if (mark === null) {
    const word = words.status(effective.status)
    const said =
      effective.status === 'not submitted' ? (flags[0]?.word ?? null) : (word ?? flags[0]?.word ?? null)
    if (said === null) return null
    return <span className={effective.status === 'exempt' ? 'score-word italic' : 'score-word'}>{said}</span>
  }
  // Only a typed mark above a source's is an override; one typed where nothing was is an entry.
  const overridden = typed !== null && (typed.score !== null || typed.text !== null) && source !== null
  const exempt = effective.status === 'exempt'
  return (
    <>
      {flags.map(({ letter }) => (
        <span key={letter} className="score-flag" data-text={letter} />
      ))}
      {exempt ? <span className="score-flag" data-text={words.status('exempt')} /> : null}
      {overridden ? <small className="score-was" data-text={plainValue(source, words)} /> : null}
      <span className={overridden ? 'pen' : undefined}>{mark}</span>
    </>
  )
}

/** The figure or text of a value; what is beyond the scale stands small behind it, kept. */
function markOf(value: CellValue, item: GridItem, words: CellWords): ReactNode {
  if (value.text !== null) return <span className="score-text">{value.text}</span>
  if (value.score === null) return null
  const { maximum } = item
  if (maximum === null || value.score <= maximum) return words.number(value.score)
  return (
    <>
      {words.number(maximum)}
      <small className="score-beyond" data-text={`+${words.number(round(value.score - maximum))}`} />
    </>
  )
}

/** Differences of decimals carry a double's dust. */
function round(value: number): number {
  return Number(value.toFixed(6))
}

function plainValue(value: CellValue | null, words: CellWords): string {
  if (value === null) return '–'
  if (value.text !== null) return value.text
  if (value.score !== null) return words.number(value.score)
  return words.status(value.status) ?? '–'
}

function editText(value: CellValue | null, words: CellWords): string {
  if (value === null) return ''
  return value.text ?? (value.score === null ? '' : words.number(value.score))
}

function sayScore(
  { source, own }: ScoreState,
  typed: PeopleValue | null,
  effective: CellValue | null,
  item: GridItem,
  sourceName: string,
  words: CellWords,
): string {
  if (effective === null) return words.blank
  const said = sayValue(effective, item, words)
  if (typed === null) return said
  const by = own === null ? words.decidedByYou : words.decidedBy(own.author)
  const beneath = source === null ? null : words.source(sourceName, sayValue(source, item, words))
  return [said, by, beneath].filter((part) => part !== null).join(', ')
}

/** A value with its status and flags, in words. */
export function sayValue(value: CellValue, item: Pick<GridItem, 'maximum'>, words: CellWords): string {
  const figure =
    value.text ??
    (value.score === null
      ? null
      : item.maximum === null
        ? words.number(value.score)
        : words.of(words.number(value.score), words.number(item.maximum)))
  const status = value.status === 'not submitted' && value.flags !== 0 ? null : words.status(value.status)
  const parts = [figure, status, ...words.flags(value.flags).map(({ word }) => word)]
  return parts.filter((part) => part !== null).join(', ') || words.blank
}
