import { Strip } from '@/components/charts/strip'
import { cellKey } from '@/components/gradebook/cell-key'
import type { Band } from '@/components/gradebook/columns'
import type { GradebookStore } from '@/components/gradebook/gradebook-store'
import { effectiveLevel } from '@/components/gradebook/level-view'
import { policyOfLevel } from '@/components/gradebook/open-grid'
import { spokenName, studentName } from '@/components/gradebook/students'
import type { WriteQueue } from '@/components/gradebook/write-queue'
import type { CellView } from '@/components/grid/model'
import { type Tone, toneOfLevel } from '@/components/mastery/tone'
import { effectiveCell, hasFlag } from '@/lib/core/gradebook/cell'
import type { GridObjective } from '@/lib/core/gradebook/grid'

/** Phrases of the columns that show a whole row. */
export interface RowWords {
  readonly left: string
  readonly attention: (count: number) => string
  readonly summary: (met: number, withLevel: number) => string
  readonly missing: (count: number) => string
}

/** From this step on a standard is met. */
const MET = 3
const SUMMARY_STRIP = 58
const FOLDED_STRIP = 44

/** The cell that names a row. `attention` counts the cells of the row that ask for a look. */
export function nameView(
  store: GradebookStore,
  studentId: string,
  number: number,
  attention: number,
  words: RowWords,
): CellView {
  const name = studentName(store.grid(), studentId)
  const parts = [spokenName(name)]
  if (!name.active) parts.push(words.left)
  if (attention > 0) parts.push(words.attention(attention))
  return {
    className: name.active ? '' : 'cell-name-left',
    label: parts.join(', '),
    content: (
      <>
        <span className="row-number">{number}</span>
        <span className="truncate">
          {name.family}, <b>{name.first}</b>
        </span>
        {attention > 0 ? (
          <span className="ml-auto inline-flex items-center gap-[3px] font-semibold text-11">
            <i className="mark-flag" />
            {attention > 1 ? attention : null}
          </span>
        ) : null}
      </>
    ),
    text: '',
    editable: false,
  }
}

/** All of a student's levels in column order, and how many standards are met. */
export function summaryView(
  store: GradebookStore,
  queue: WriteQueue,
  studentId: string,
  words: RowWords,
): CellView {
  const { objectives } = store.grid().payload
  const steps = objectives.map((objective) => toneAt(store, queue, studentId, objective))
  const met = steps.filter((step) => step >= MET).length
  const withLevel = steps.filter((step) => step > 0).length
  return {
    className: '',
    label: words.summary(met, withLevel),
    content: (
      <>
        <Strip steps={steps} top={4} width={SUMMARY_STRIP} classOf={fillOfTone} />
        <span>
          <b data-text={met} />
          <span className="text-ink-3" data-text={` / ${withLevel}`} />
        </span>
      </>
    ),
    text: '',
    editable: false,
  }
}

/** What is left to see of a folded band: a domain's levels, or how much work of a category is missing. */
export function foldedView(
  store: GradebookStore,
  queue: WriteQueue,
  studentId: string,
  band: Band,
  words: RowWords,
): CellView {
  if (band.kind === 'domain') {
    const steps = band.objectives.map((objective) => toneAt(store, queue, studentId, objective))
    const met = steps.filter((step) => step >= MET).length
    const label = words.summary(met, steps.filter((step) => step > 0).length)
    const content = <Strip steps={steps} top={4} width={FOLDED_STRIP} classOf={fillOfTone} />
    return { className: '', label, content, text: '', editable: false }
  }
  const missing = missingWork(store, studentId, band)
  return {
    className: '',
    label: words.missing(missing),
    content: missing === 0 ? null : <span data-text={missing} />,
    text: '',
    editable: false,
  }
}

function toneAt(store: GradebookStore, queue: WriteQueue, studentId: string, objective: GridObjective): Tone {
  const state = store.level(studentId, objective.id)
  if (state === null) return 0
  const policy = policyOfLevel(store.grid(), objective, studentId)
  const pending = queue.pending(cellKey({ kind: 'level', studentId, objectiveId: objective.id }))
  return toneOfLevel(effectiveLevel(state, pending, policy), policy.scale.levels.length)
}

export function fillOfTone(tone: number): string {
  return `fill-tone-${tone}`
}

function missingWork(store: GradebookStore, studentId: string, band: Band): number {
  return band.items.filter((item) => {
    const state = store.score(studentId, item.id, null)
    const effective = state && effectiveCell(state.source, state.own?.value ?? null)
    return effective !== null && hasFlag(effective.flags, 'missing')
  }).length
}
