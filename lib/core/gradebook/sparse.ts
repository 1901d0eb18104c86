import type { Sparse } from '@/lib/core/gradebook/grid'

/** A column of cells nothing has been placed into yet. */
export function emptyCells<Row>(students: number): (Row | undefined)[] {
  return new Array<Row | undefined>(students).fill(undefined)
}

/** What `read` finds in a column's rows, by student; undefined when it finds nothing in any. */
export function toSparse<Row, Value>(
  rows: readonly (Row | undefined)[],
  read: (row: Row, at: number) => Value | undefined,
): Sparse<Value> | undefined {
  const at: number[] = []
  const values: Value[] = []
  for (let index = 0; index < rows.length; index++) {
    const row = rows[index]
    const value = row === undefined ? undefined : read(row, index)
    if (value === undefined) continue
    at.push(index)
    values.push(value)
  }
  return at.length === 0 ? undefined : [at, values]
}

/** The value at one index, or undefined. Binary search: columns are read cell by cell while scrolling. */
export function sparseAt<Value>(sparse: Sparse<Value> | undefined, index: number): Value | undefined {
  if (sparse === undefined) return undefined
  const [at, values] = sparse
  let low = 0
  let high = at.length - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    const found = at[middle] ?? 0
    if (found === index) return values[middle]
    if (found < index) low = middle + 1
    else high = middle - 1
  }
  return undefined
}

/** The object without its undefined members: what is empty does not travel. */
export function withoutEmpty<Members extends object>(members: Members): Compact<Members> {
  const kept = Object.entries(members).filter(([, value]) => value !== undefined)
  // SAFETY: exactly the undefined members are gone, which is what Compact says.
  return Object.fromEntries(kept) as Compact<Members>
}

type Compact<Members> = {
  [Key in keyof Members as undefined extends Members[Key] ? never : Key]: Members[Key]
} & {
  [Key in keyof Members as undefined extends Members[Key] ? Key : never]?: Exclude<Members[Key], undefined>
}
