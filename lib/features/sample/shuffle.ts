import { mix } from '@/lib/features/sample/random'
import type { SourceFiles } from '@/lib/features/sample/source-files'
import type { Row } from '@/lib/protocols/oneroster/csv/print-rows'

const WINDOW = 4096

/** The same files with their rows in another order, a few thousand at a time so that memory stays flat. */
export function shuffleFiles(files: SourceFiles, seed: number): SourceFiles {
  return new Map(
    [...files].map(([name, file], place) => {
      const rows = { [Symbol.iterator]: () => shuffleRows(file.rows, mix(seed, place)) }
      return [name, { ...file, rows }]
    }),
  )
}

/** Every row once: each next one pushes a random one out of the window. */
export function* shuffleRows(rows: Iterable<Row>, seed: number): Generator<Row> {
  const window: Row[] = []
  let drawn = 0
  for (const row of rows) {
    if (window.length < WINDOW) {
      window.push(row)
      continue
    }
    const place = mix(seed, drawn++) % WINDOW
    const out = window[place]
    window[place] = row
    if (out !== undefined) yield out
  }
  for (let left = window.length; left > 0; left--) {
    const place = mix(seed, drawn++) % left
    const out = window[place]
    const last = window[left - 1]
    if (out === undefined || last === undefined) continue
    window[place] = last
    yield out
  }
}
