import { calculateMastery } from '@/lib/core/mastery/calculate-mastery'
import type { Evidence } from '@/lib/core/mastery/evidence'
import { DEFAULT_POLICY, type MasteryMethod } from '@/lib/core/mastery/policy'
import { createDatabase, type Database } from '@/lib/db/client'
import { importFramework } from '@/lib/features/ingest/import-framework'
import { recalculateDistrict } from '@/lib/features/mastery/recalculate-district'
import { parseCasePackage } from '@/lib/protocols/case/parse-package'
import { sampleFramework } from '@/lib/protocols/case/testing/framework'
import { startProduction } from '../production'
import { importYear, makeDistrict, withFolder } from './bench-district'
import { type Figure, figure, median } from './figures'
import { freePort } from './free-port'
import { oneWrite } from './mastery-one'

const METHODS: readonly MasteryMethod[] = [
  { kind: 'decaying-average', newest: 65 },
  { kind: 'weighted-average', newest: 65 },
  { kind: 'n-times', times: 2, mastery: 3 },
  { kind: 'highest' },
  { kind: 'latest' },
  { kind: 'mean' },
  { kind: 'median' },
  { kind: 'mode', ties: 'higher' },
  { kind: 'most-recent', count: 5, by: 'mode', ties: 'newer' },
  { kind: 'mean-of-highest', count: 3 },
  { kind: 'power-law', at: 'next', zeroAs: 0.5, capped: true, orMean: true },
]
const LEVELS_PER_SECOND = 500_000
const PIECES = 6
const AS_OF = '2026-11-24'

/** The engine alone; a framework taken in; of a whole district every level computed anew, and one score typed. */
export async function benchMastery(say: (line: string) => void): Promise<readonly Figure[]> {
  const engine = slowestMethod(say)
  return withFolder(async (folder) => {
    const production = await startProduction({
      port: await freePort(),
      durability: 'durable',
      withSample: false,
    })
    const db = createDatabase(production.appUrl)
    try {
      const taken = await framework(db, say)
      const district = await makeDistrict(db)
      await importYear(db, district.id, folder, 1_000, say)
      const one = await oneWrite({ db, baseUrl: production.baseUrl, district, folder }, say)
      return [engine, ...taken, await fullRecompute(db, district.id, say), one]
    } finally {
      await db.close()
      await production.stop()
    }
  })
}

/** Best of some rounds for each method, and of the methods the worst. */
function slowestMethod(say: (line: string) => void): Figure {
  const cells = Array.from({ length: 2_000 }, (_, cell) => evidenceOf(cell))
  let slowest = Number.POSITIVE_INFINITY
  for (const method of METHODS) {
    const policy = { ...DEFAULT_POLICY, method }
    let best = 0
    for (let round = 0; round < 12; round++) {
      const began = performance.now()
      let levels = 0
      for (let again = 0; again < 10; again++) {
        for (const cell of cells) if (calculateMastery(cell, policy, AS_OF).state === 'level') levels++
      }
      best = Math.max(best, (levels / (performance.now() - began)) * 1_000)
    }
    say(`${method.kind}: ${Math.round(best / 1_000)}k levels a second`)
    slowest = Math.min(slowest, best)
  }
  return figure({
    name: 'mastery.engine',
    value: 1_000_000 / slowest,
    unit: 's',
    reference: `a million levels at ${LEVELS_PER_SECOND} a second`,
    referenceValue: 1_000_000 / LEVELS_PER_SECOND,
    goal: 1,
  })
}

function evidenceOf(cell: number): readonly Evidence[] {
  return Array.from({ length: PIECES }, (_, at) => ({
    id: `score:${cell}:${at}`,
    kind: 'score' as const,
    performance: `item-${(cell * 31 + at * 7) % 1_000}`,
    retakeOf: null,
    score: (cell * 7 + at * 13) % 21,
    text: null,
    status: 'fully graded' as const,
    minimum: 0,
    maximum: 20,
    scale: null,
    scoredOn: `2026-${String(9 + (at >> 1)).padStart(2, '0')}-${String(1 + ((cell + at * 5) % 28)).padStart(2, '0')}`,
    dueOn: `2026-09-1${at}`,
    assignedOn: null,
    sourceRank: at % 3,
    sourcedId: `result-${cell}-${at}`,
  }))
}

const FRAMEWORK = { items: 2_000, associations: 4_000 }
const FRAMEWORK_MAX_S = 5

/** From the file's text to the last row, and the same again. */
async function framework(db: Database, say: (line: string) => void): Promise<readonly Figure[]> {
  const district = await makeDistrict(db)
  const text = JSON.stringify(sampleFramework(FRAMEWORK))
  const actor = { kind: 'system', districtId: district.id, name: 'bench' } as const
  const take = async () => {
    const parsed = parseCasePackage(text)
    if (!parsed.ok) throw new Error(parsed.problem.code)
    const outcome = await importFramework(db, { actor, framework: parsed.value })
    if (outcome.state !== 'done') throw new Error(outcome.state)
    return outcome.counts
  }
  say('Taking in a framework of 2,000 items and 4,000 associations …')
  const began = performance.now()
  const first = await take()
  const seconds = (performance.now() - began) / 1_000
  if (first.created < FRAMEWORK.items) throw new Error(`Only ${first.created} items came in.`)
  const again = await take()
  return [
    figure({
      name: 'mastery.case',
      value: seconds,
      unit: 's',
      reference: 'limit',
      referenceValue: FRAMEWORK_MAX_S,
      goal: 1,
    }),
    figure({
      name: 'mastery.case.again',
      value: again.created + again.changed + again.retired + again.associationsChanged,
      unit: 'rows',
      reference: 'rows changed by the same framework again',
      referenceValue: 0,
      goal: 0,
    }),
  ]
}

const ROUNDS = 3

/** Every level of a district-year computed anew, against the same reading and writing with the arithmetic left out. */
async function fullRecompute(db: Database, districtId: string, say: (line: string) => void): Promise<Figure> {
  const timed = async (calculate: typeof calculateMastery) => {
    let ms = 0
    await db
      .inDistrict(districtId, async (tx) => {
        // Either way every level is written, none merely found to be the same.
        await tx.sql.query(`update levels set state = 'none', level = null, score = null, evidence_count = 0`)
        const began = performance.now()
        await recalculateDistrict(tx, {
          districtId,
          today: AS_OF,
          timeZone: 'America/Chicago',
          calculate,
        })
        ms = performance.now() - began
        throw new Undone()
      })
      .catch((error: unknown) => {
        if (!(error instanceof Undone)) throw error
      })
    return ms / 1_000
  }
  const whole: number[] = []
  const floor: number[] = []
  for (let round = 1; round <= ROUNDS; round++) {
    say(`Computing every level anew, ${round} of ${ROUNDS} …`)
    whole.push(await timed(calculateMastery))
    floor.push(await timed(sameLevel))
  }
  return figure({
    name: 'mastery.full',
    value: median(whole),
    unit: 's',
    reference: 'reading the evidence and writing the levels without the arithmetic',
    referenceValue: median(floor),
    goal: 2,
  })
}

/** Rolls a measured recompute back, so that each begins from the same levels. */
class Undone extends Error {}

const SAME = calculateMastery(evidenceOf(1), DEFAULT_POLICY, AS_OF)
const sameLevel: typeof calculateMastery = () => SAME
