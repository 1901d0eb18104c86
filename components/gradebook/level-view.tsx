import type { ReactNode } from 'react'
import { CellMark } from '@/components/gradebook/cell-mark'
import type { CellWords } from '@/components/gradebook/cell-words'
import type { PendingWrite } from '@/components/gradebook/write-queue'
import type { CellView } from '@/components/grid/model'
import { LevelGlyph } from '@/components/mastery/level-glyph'
import { toneOfLevel } from '@/components/mastery/tone'
import { computedChange } from '@/lib/core/gradebook/cell'
import type { GridPolicy } from '@/lib/core/gradebook/grid'
import { levelOfScore } from '@/lib/core/mastery/scale'
import type { LevelState } from '@/lib/features/gradebook/contract'

/** A level a person chose: the level, and a number where one was given. */
export interface ChosenLevel {
  readonly level: number
  readonly number: number | null
}

/** The person's level as it is shown: what is being saved stands before what is saved. */
export function chosenLevel(state: LevelState, pending: PendingWrite | null): ChosenLevel | null {
  if (pending === null || pending.state === 'refused' || pending.state === 'conflict') return state.own
  const { act, value } = pending.intent
  if (act === 'keep') return state.own
  if (act !== 'set' || value === null || value.level === null) return null
  return { level: value.level, number: value.number === null ? null : Number(value.number) }
}

/** The level that counts: the person's, else the computed one; 0 for none. */
export function effectiveLevel(state: LevelState, pending: PendingWrite | null, policy: GridPolicy): number {
  return chosenLevel(state, pending)?.level ?? computedLevel(state, policy)
}

export function computedLevel({ computed }: LevelState, policy: GridPolicy): number {
  return computed.state === 'level' ? levelOfScore(computed.score, policy.scale) : 0
}

/** Whether the computation says something else than when the person decided. */
export function levelChanged(state: LevelState, policy: GridPolicy): boolean {
  if (state.own === null) return false
  const score = state.computed.state === 'level' ? state.computed.score : null
  return computedChange(state.own, { level: computedLevel(state, policy), score }) !== null
}

/** Draws a level cell and says it in words. */
export function levelView(
  state: LevelState,
  pending: PendingWrite | null,
  policy: GridPolicy,
  words: CellWords,
  editable: boolean,
): CellView {
  const own = chosenLevel(state, pending)
  const changed = pending?.state !== 'waiting' && levelChanged(state, policy)
  const stuck = pending?.state === 'refused' || pending?.state === 'conflict'
  const drawn = stuck
    ? drawStuck(pending, state, policy, words)
    : own === null
      ? drawComputed(state, policy, words)
      : drawChosen(own, state, policy, words)
  return {
    className: drawn.className,
    label: sayLevel(own, state, pending, policy, words, changed),
    content: (
      <>
        {drawn.content}
        <CellMark pending={pending} flagged={changed} />
      </>
    ),
    text: own === null ? '' : own.number === null ? String(own.level) : words.number(own.number),
    editable,
  }
}

interface Drawn {
  readonly className: string
  readonly content: ReactNode
}

function drawComputed(state: LevelState, policy: GridPolicy, words: CellWords): Drawn {
  const { computed } = state
  switch (computed.state) {
    case 'none':
      return { className: 'level-none', content: <span>–</span> }
    case 'insufficient':
      return {
        className: 'level-short tone-0',
        content: (
          <>
            <LevelGlyph tone={0} />
            <span className="level-lack">{words.short(computed.have, computed.needed)}</span>
          </>
        ),
      }
    case 'level': {
      const tone = toneOfLevel(computedLevel(state, policy), policy.scale.levels.length)
      return {
        className: `tone-${tone}`,
        content: (
          <>
            <LevelGlyph tone={tone} />
            <span>{words.score(computed.score, policy)}</span>
            <TrendMark trend={computed.trend} />
            <span className="level-count" data-text={computed.count} />
          </>
        ),
      }
    }
  }
}

function drawChosen(own: ChosenLevel, state: LevelState, policy: GridPolicy, words: CellWords): Drawn {
  return {
    className: 'level-pair',
    content: (
      <>
        <ChosenTile own={own} policy={policy} words={words} />
        <ComputedTile state={state} policy={policy} words={words} />
      </>
    ),
  }
}

function drawStuck(pending: PendingWrite, state: LevelState, policy: GridPolicy, words: CellWords): Drawn {
  const { value, text } = pending.intent
  const typed = value?.level ?? null
  const levels = policy.scale.levels.length
  const saved = state.own?.level ?? computedLevel(state, policy)
  return {
    className: 'level-pair',
    content: (
      <>
        <span className={`level-mine ${typed === null ? '' : `tone-${toneOfLevel(typed, levels)}`}`}>
          {typed === null ? null : <LevelGlyph tone={toneOfLevel(typed, levels)} />}
          <span className="truncate">{text === '' ? '–' : text}</span>
        </span>
        <span
          className={`level-was ${saved === 0 ? '' : `tone-${toneOfLevel(saved, levels)}`}`}
          data-text={
            state.own === null && state.computed.state === 'level'
              ? words.score(state.computed.score, policy)
              : saved === 0
                ? '–'
                : saved
          }
        />
      </>
    ),
  }
}

interface TileProps {
  readonly policy: GridPolicy
  readonly words: CellWords
}

function ChosenTile({ own, policy, words }: TileProps & { readonly own: ChosenLevel }) {
  const tone = toneOfLevel(own.level, policy.scale.levels.length)
  return (
    <span className={`level-mine tone-${tone}`}>
      <LevelGlyph tone={tone} />
      <span className="pen">{own.number === null ? own.level : words.score(own.number, policy)}</span>
    </span>
  )
}

function ComputedTile({ state, policy, words }: TileProps & { readonly state: LevelState }) {
  const { computed } = state
  if (computed.state !== 'level') return <span className="level-was level-none" data-text="–" />
  const tone = toneOfLevel(computedLevel(state, policy), policy.scale.levels.length)
  return <span className={`level-was tone-${tone}`} data-text={words.score(computed.score, policy)} />
}

function TrendMark({ trend }: { readonly trend: number }) {
  if (trend === 0) return null
  return <i className={`trend ${trend > 0 ? 'trend-up' : 'trend-down'}`} aria-hidden="true" />
}

function sayLevel(
  own: ChosenLevel | null,
  state: LevelState,
  pending: PendingWrite | null,
  policy: GridPolicy,
  words: CellWords,
  changed: boolean,
): string {
  const computed = sayComputed(state, policy, words)
  const saved =
    own === null
      ? computed
      : [
          words.level(own.level, policy),
          own.number === null ? String(own.level) : words.score(own.number, policy),
          pending === null && state.own !== null ? words.decidedBy(state.own.author) : words.decidedByYou,
          words.computed(computed),
          changed ? words.changedSince : null,
        ]
          .filter((part) => part !== null)
          .join(', ')
  return withSaving(saved, pending, words)
}

function sayComputed({ computed }: LevelState, policy: GridPolicy, words: CellWords): string {
  switch (computed.state) {
    case 'none':
      return words.none
    case 'insufficient':
      return words.shortName(computed.have, computed.needed)
    case 'level': {
      const level = words.level(levelOfScore(computed.score, policy.scale), policy)
      const parts = [level, words.score(computed.score, policy), words.pieces(computed.count)]
      const trend = words.trend(computed.trend)
      return (trend === null ? parts : [...parts, trend]).join(', ')
    }
  }
}

/** Adds what became of the last keystroke. */
export function withSaving(saved: string, pending: PendingWrite | null, words: CellWords): string {
  switch (pending?.state) {
    case undefined:
      return saved
    case 'waiting':
      return `${saved}, ${words.waiting}`
    case 'saved':
      return `${saved}, ${words.saved}`
    case 'refused':
    case 'conflict':
      return words.notSaved(pending.intent.text, saved)
  }
}
