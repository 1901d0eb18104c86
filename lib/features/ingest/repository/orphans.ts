import { NO_ID } from '@/lib/core/no-id'
import type { Tx } from '@/lib/db/client'

/** Column by column: which table a fact's id must be found in. A cell without that part holds the null id. */
const REFERENCES = [
  ['results', 'student_id', 'users'],
  ['results', 'line_item_id', 'line_items'],
  ['results', 'class_id', 'classes'],
  ['results', 'source_id', 'sources'],
  ['objective_results', 'student_id', 'users'],
  ['objective_results', 'line_item_id', 'line_items'],
  ['objective_results', 'objective_id', 'objectives'],
  ['levels', 'student_id', 'users'],
  ['levels', 'objective_id', 'objectives'],
  ['grades', 'student_id', 'users'],
  ['grades', 'class_id', 'classes'],
  ['grades', 'term_id', 'academic_sessions'],
  ['history', 'student_id', 'users'],
  ['history', 'line_item_id', 'line_items'],
  ['history', 'objective_id', 'objectives'],
] as const

/** Rows of fact tables that name something that is not there; also objective results whose result is not. */
export async function countOrphans(tx: Tx): Promise<number> {
  const counts = REFERENCES.map(
    ([table, column, target]) =>
      `(select count(*) from ${table} f where f.${column} <> '${NO_ID}'
        and not exists (select from ${target} t where t.district_id = f.district_id and t.id = f.${column}))`,
  )
  counts.push(
    `(select count(*) from objective_results f where not exists (select from results r
      where r.district_id = f.district_id and r.source_id = f.source_id and r.sourced_id = f.result_sourced_id))`,
  )
  const { rows } = await tx.sql.query<{ n: number }>(`select (${counts.join(' + ')})::int as n`)
  return rows[0]?.n ?? 0
}
