import type { Mastery } from '@/lib/core/mastery/calculate-mastery'
import type { ChangeCounts } from './contract'

/** A computed level as it stands in its row; `policy` names the version it was computed under. */
export interface StoredLevel {
  readonly state: string
  readonly level: number | null
  readonly score: number | null
  readonly policy: string | null
}

export const NO_LEVEL: StoredLevel = { state: 'none', level: null, score: null, policy: null }

export interface LevelChange {
  readonly studentId: string
  readonly objectiveId: string
  readonly kind: keyof ChangeCounts
  readonly was: StoredLevel
  readonly now: Mastery
  /** A person's level stands above it. */
  readonly overridden: boolean
}

/** What became of many levels. */
export interface ChangeTally {
  readonly counts: ChangeCounts
  readonly overridden: number
  readonly ofStudent: ReadonlyMap<string, ChangeCounts>
  readonly ofStandard: ReadonlyMap<string, ChangeCounts>
  /** Of different students, the largest steps first; of equal ones the first that came. */
  readonly examples: readonly LevelChange[]
}

/** How a level changes from its row to what it would be: as history counts, by level and state; null for not at all. */
export function changeKind(was: StoredLevel, now: Mastery): keyof ChangeCounts | null {
  if (now.state !== 'level') return was.state === now.state ? null : 'insufficient'
  if (was.state !== 'level' || was.level === null) return 'given'
  if (was.level === now.level) return null
  return now.level > was.level ? 'up' : 'down'
}

const EXAMPLES_MOST = 10

/** Adds changes up as they pass by, in the memory of the students and standards that change. */
export function createTally(): ChangeTally & { add(change: LevelChange): void } {
  const counts = noChanges()
  const ofStudent = new Map<string, Counting>()
  const ofStandard = new Map<string, Counting>()
  const examples: LevelChange[] = []
  let overridden = 0
  return {
    counts,
    ofStudent,
    ofStandard,
    examples,
    get overridden() {
      return overridden
    },
    add(change) {
      counts[change.kind]++
      countsIn(ofStudent, change.studentId)[change.kind]++
      countsIn(ofStandard, change.objectiveId)[change.kind]++
      if (change.overridden) overridden++
      keepExample(examples, change)
    },
  }
}

type Counting = { -readonly [Kind in keyof ChangeCounts]: number }

const noChanges = (): Counting => ({ up: 0, down: 0, insufficient: 0, given: 0 })

function countsIn(counts: Map<string, Counting>, id: string): Counting {
  const found = counts.get(id) ?? noChanges()
  counts.set(id, found)
  return found
}

function keepExample(examples: LevelChange[], change: LevelChange): void {
  const own = examples.findIndex(({ studentId }) => studentId === change.studentId)
  const [other] = own >= 0 ? examples.slice(own, own + 1) : examples.slice(EXAMPLES_MOST - 1)
  if (other !== undefined && stepOf(other) >= stepOf(change)) return
  if (other !== undefined) examples.splice(examples.indexOf(other), 1)
  const place = examples.findIndex((one) => stepOf(one) < stepOf(change))
  examples.splice(place < 0 ? examples.length : place, 0, change)
}

/** Levels between before and after; that one comes or goes is less than any step. */
function stepOf({ was, now }: LevelChange): number {
  return was.level === null || now.state !== 'level' ? 0.5 : Math.abs(now.level - was.level)
}
