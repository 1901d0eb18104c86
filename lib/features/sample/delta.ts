import { fraction, mix, numberOf } from '@/lib/features/sample/random'
import type { SourceFiles } from '@/lib/features/sample/source-files'
import { FILES } from '@/lib/protocols/oneroster/csv/columns'
import type { Row } from '@/lib/protocols/oneroster/csv/print-rows'

export interface Delta {
  /** Share of the results that changed, 0 to 1. */
  readonly share: number
  readonly seed: number
  /** When they did (UTC, milliseconds and Z, as OneRoster writes a DateTime). */
  readonly at: string
}

const SCORE = FILES.results.findIndex((column) => column.name === 'score')
const SCORE_STATUS = FILES.results.findIndex((column) => column.name === 'scoreStatus')

/** A package of changes only: some of the graded results, each with another score (OneRoster CSV 1.2 §2, delta). */
export function deltaFiles(files: SourceFiles, delta: Delta): SourceFiles {
  const results = files.get('results')
  if (results === undefined) return new Map()
  const rows = { [Symbol.iterator]: () => changedRows(results.rows, delta) }
  return new Map([['results', { ...results, mode: 'delta', rows }]])
}

function* changedRows(rows: Iterable<Row>, { share, seed, at }: Delta): Generator<Row> {
  for (const row of rows) {
    const [sourcedId] = row
    const score = row[SCORE]
    if (row[SCORE_STATUS] !== 'fully graded' || typeof sourcedId !== 'string' || typeof score !== 'string')
      continue
    if (fraction(mix(seed, numberOf(sourcedId))) >= share) continue
    const changed = Number(score) > 0 ? Number(score) - 1 : 1
    yield row.map((value, place) => {
      if (place === 1) return 'active'
      if (place === 2) return at
      return place === SCORE ? String(changed) : value
    })
  }
}
