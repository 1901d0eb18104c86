import type { CellWords } from '@/components/gradebook/cell-words'
import type { GradebookStore } from '@/components/gradebook/gradebook-store'
import { readTypedScore } from '@/lib/core/gradebook/read-typed'
import type { WhatIf } from '@/lib/features/gradebook/contract'

type Assumption = WhatIf['changes'][number]

/** What somebody supposes: texts as typed, by line item, and levels, by objective. */
export interface Supposed {
  readonly scores: ReadonlyMap<string, string>
  readonly levels: ReadonlyMap<string, number>
}

export const NOTHING_SUPPOSED: Supposed = { scores: new Map(), levels: new Map() }

/** What is supposed, as it is asked for. A text that no score cell would take is left out: it is being typed. */
export function assumptionsOf(
  supposed: Supposed,
  store: GradebookStore,
  words: Pick<CellWords, 'decimalSign'>,
): readonly Assumption[] {
  const scores = [...supposed.scores].flatMap(
    ([itemId, text]) => supposeScore(itemId, text, store, words) ?? [],
  )
  const levels = [...supposed.levels].map(
    ([objectiveId, level]): Assumption => ({ kind: 'level', objectiveId, level, number: null }),
  )
  return [...scores, ...levels]
}

/** One text as a supposed score; null where it is none. `-` supposes that there is no result. */
export function supposeScore(
  itemId: string,
  text: string,
  store: GradebookStore,
  words: Pick<CellWords, 'decimalSign'>,
): Assumption | null {
  const { payload, itemAt } = store.grid()
  const item = payload.items[itemAt.get(itemId) ?? -1]
  if (item === undefined || text.trim() === '') return null
  const texts = payload.scales[item.scale ?? -1]?.entries.map((entry) => entry.text) ?? []
  const typed = readTypedScore(text, { ...item, texts, decimalSign: words.decimalSign })
  if (!typed.ok) return null
  const supposed = { kind: 'score', itemId, number: null, text: null, status: null } as const
  switch (typed.value.kind) {
    case 'score':
      return { ...supposed, number: String(typed.value.score) }
    case 'text':
      return { ...supposed, text: typed.value.text }
    case 'status':
      return { ...supposed, status: typed.value.status }
    case 'clear':
      return supposed
    case 'flag':
      return null
  }
}
