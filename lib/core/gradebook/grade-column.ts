import type { GradeColumn, GridGradeOverride } from '@/lib/core/gradebook/grid'
import type { GradeOverrideRow, GradeRow, GradeRows } from '@/lib/core/gradebook/grid-rows'
import { emptyCells, toSparse, withoutEmpty } from '@/lib/core/gradebook/sparse'

/** The grades of the class as they travel. `at` finds a student's index. */
export function packGrades(rows: GradeRows, students: number, at: ReadonlyMap<string, number>): GradeColumn {
  const computed = emptyCells<GradeRow>(students)
  const people = emptyCells<GradeOverrideRow>(students)
  for (const row of rows.computed) place(computed, row, at)
  for (const row of rows.overrides) place(people, row, at)
  return withoutEmpty({
    policy: rows.policy,
    closed: rows.closed ? (true as const) : undefined,
    percents: computed.map((row) => row?.percent ?? null),
    marks: computed.map((row) => row?.mark ?? null),
    counted: computed.map((row) => row?.counted ?? 0),
    missing: toSparse(computed, (row) => row.missing || undefined),
    exempt: toSparse(computed, (row) => row.exempt || undefined),
    dropped: toSparse(computed, (row) => row.dropped || undefined),
    overrides: toSparse(people, liveOverride),
    versions: toSparse(people, (row) => (row.mark === null ? row.version : undefined)),
  })
}

function place<Row extends { readonly studentId: string }>(
  cells: (Row | undefined)[],
  row: Row,
  at: ReadonlyMap<string, number>,
): void {
  const student = at.get(row.studentId)
  if (student !== undefined) cells[student] = row
}

function liveOverride(row: GradeOverrideRow): GridGradeOverride | undefined {
  if (row.mark === null) return undefined
  const { percent, mark, seen, version, reason, author, at } = row
  return { percent, mark, seen, version, reason, author, at }
}
