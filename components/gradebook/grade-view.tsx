import type { ReactNode } from 'react'
import { CellMark } from '@/components/gradebook/cell-mark'
import type { CellWords } from '@/components/gradebook/cell-words'
import { type ChosenGrade, chosenGrade, gradeChanged } from '@/components/gradebook/grade-figures'
import { withSaving } from '@/components/gradebook/level-view'
import type { PendingWrite } from '@/components/gradebook/write-queue'
import type { CellView } from '@/components/grid/model'
import type { GradeValue } from '@/lib/core/gradebook/grade-value'
import type { GridGradePolicy } from '@/lib/core/gradebook/grid'
import type { GradeState } from '@/lib/features/gradebook/contract'

/** Draws the cell of a combined grade and says it in words. */
export function gradeView(
  state: GradeState,
  pending: PendingWrite | null,
  policy: GridGradePolicy,
  words: CellWords,
  editable: boolean,
): CellView {
  const own = chosenGrade(state, pending, policy)
  const changed = pending?.state !== 'waiting' && gradeChanged(state)
  const stuck = pending?.state === 'refused' || pending?.state === 'conflict'
  return {
    className: stuck ? 'score-stuck' : '',
    label: sayGrade(own, state, pending, policy, words, changed),
    content: (
      <>
        {stuck
          ? drawStuck(pending, own ?? state.computed, policy, words)
          : own === null
            ? drawComputed(state, policy, words)
            : drawChosen(own, state.computed, policy, words)}
        <CellMark pending={pending} flagged={changed} />
      </>
    ),
    text: own === null ? '' : own.percent === null ? own.mark : words.number(own.percent),
    editable,
  }
}

function drawComputed({ computed }: GradeState, policy: GridGradePolicy, words: CellWords): ReactNode {
  const missing =
    computed.missing === 0 ? null : <span className="grade-missing" data-text={computed.missing} />
  if (computed.percent === null)
    return (
      <>
        {missing}
        <span className="text-ink-3" data-text="–" />
      </>
    )
  return (
    <>
      {missing}
      <b data-text={computed.mark ?? ''} />
      <span className="grade-percent" data-text={words.percent(computed.percent, policy)} />
    </>
  )
}

function drawChosen(
  own: ChosenGrade,
  computed: GradeValue,
  policy: GridGradePolicy,
  words: CellWords,
): ReactNode {
  return (
    <>
      <small className="score-was" data-text={words.gradeShort(computed, policy)} />
      <span className="pen" data-text={words.gradeShort(own, policy)} />
    </>
  )
}

function drawStuck(
  { intent }: PendingWrite,
  saved: GradeValue,
  policy: GridGradePolicy,
  words: CellWords,
): ReactNode {
  return (
    <>
      <small className="score-was" data-text={words.gradeShort(saved, policy)} />
      <span className="truncate">{intent.text === '' ? '–' : intent.text}</span>
    </>
  )
}

function sayGrade(
  own: ChosenGrade | null,
  state: GradeState,
  pending: PendingWrite | null,
  policy: GridGradePolicy,
  words: CellWords,
  changed: boolean,
): string {
  const computed = sayComputed(state, policy, words)
  if (own === null) return withSaving(computed, pending, words)
  const parts = [
    words.gradeName(own, policy),
    pending === null && state.own !== null ? words.decidedBy(state.own.author) : words.decidedByYou,
    words.computed(computed),
    changed ? words.changedSince : null,
  ]
  return withSaving(parts.filter((part) => part !== null).join(', '), pending, words)
}

function sayComputed({ computed }: GradeState, policy: GridGradePolicy, words: CellWords): string {
  const name = words.gradeName(computed, policy)
  return computed.missing === 0 ? name : `${name}, ${words.missingCount(computed.missing, policy)}`
}
