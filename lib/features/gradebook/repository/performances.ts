import { effectiveCell, type PeopleValue } from '@/lib/core/gradebook/cell'
import { parseScoreStatus } from '@/lib/core/gradebook/score-status'
import type { Tx } from '@/lib/db/client'
import type { Performance, ScoreEvidence } from '@/lib/features/gradebook/contract'
import type { CellKey } from './cell'
import { FLAG_BITS } from './source-value'

/** A line item as the tray names it. */
export interface ItemName {
  readonly title: string
  readonly className: string | null
  readonly maximum: number | null
}

/** Names of line items; the class is named where it is not the one that is open. */
export async function readItemNames(
  tx: Tx,
  itemIds: readonly string[],
  classId: string,
): Promise<ReadonlyMap<string, ItemName>> {
  const { rows } = await tx.sql.query<{
    id: string
    title: string
    className: string | null
    maximum: string | null
  }>(
    `select l.id, l.title, case when l.class_id <> $2 then c.title end as "className", l.result_max as maximum
     from line_items l left join classes c on c.district_id = l.district_id and c.id = l.class_id
     where l.id = any($1)`,
    [itemIds, classId],
  )
  return new Map(
    rows.map(({ id, title, className, maximum }) => [
      id,
      { title, className, maximum: maximum === null ? null : Number(maximum) },
    ]),
  )
}

export interface SourceName {
  readonly name: string
  readonly kind: NonNullable<Performance['source']>['kind']
}

/** Sources by their place in the district's order of trust, as evidence carries it. */
export async function readSourcesByRank(tx: Tx): Promise<ReadonlyMap<number, SourceName>> {
  const { rows } = await tx.sql.query<{ rank: number; name: string; kind: string }>(
    'select precedence as rank, name, kind from sources',
  )
  return new Map(rows.map(({ rank, name, kind }) => [rank, { name, kind: kindOf(kind) }]))
}

const kindOf = (kind: string): SourceName['kind'] =>
  kind === 'sis' || kind === 'lms' || kind === 'assessment' ? kind : 'local'

/** Cells of a student that a person's value stands in, as `<line item>:<objective or the null id>`. */
export async function readOverridden(
  tx: Tx,
  studentId: string,
  itemIds: readonly string[],
): Promise<ReadonlySet<string>> {
  const { rows } = await tx.sql.query<{ key: string }>(
    `select line_item_id || ':' || objective_id as key from overrides
     where student_id = $1 and line_item_id = any($2) and ended_at is null and act = 'set'`,
    [studentId, itemIds],
  )
  return new Set(rows.map((row) => row.key))
}

type ResultOfSource = ScoreEvidence['results'][number]

/** Every source's live results of a score cell: the one it shows first, then the others by trust and newness. */
export async function readSourceResults(
  tx: Tx,
  key: CellKey,
  item: ItemName,
  own: PeopleValue | null,
): Promise<ResultOfSource[]> {
  const part = key.kind === 'objective'
  const { rows } = await tx.sql.query<{
    id: string
    score: string | null
    text: string | null
    status: string
    flags: number
    on: string | null
    name: string
    kind: string
    shown: boolean
    comment: string | null
  }>(
    `select ${part ? 'p.sourced_id' : 'r.sourced_id'} as id, ${part ? 'p.score' : 'r.score'} as score,
            ${part ? 'p.text_score' : 'r.text_score'} as text, r.status,
            ${FLAG_BITS} as flags,
            coalesce(r.scored_on, l.due_on) as "on", s.name, s.kind, ${part ? 'p.is_cell' : 'r.is_cell'} as shown, r.comment
     from results r
     ${part ? 'join objective_results p on p.district_id = r.district_id and p.source_id = r.source_id and p.result_sourced_id = r.sourced_id and p.student_id = r.student_id and p.objective_id = $3 and p.ended_at is null' : ''}
     join line_items l on l.district_id = r.district_id and l.id = r.line_item_id
     join sources s on s.district_id = r.district_id and s.id = r.source_id
     where r.student_id = $1 and r.line_item_id = $2 and r.ended_at is null
     order by r.is_cell desc, s.precedence, r.scored_on desc nulls last, r.modified_at desc nulls last, r.sourced_id desc`,
    part ? [key.studentId, key.lineItemId, key.objectiveId] : [key.studentId, key.lineItemId],
  )
  return rows.map((row) => ({
    id: row.id,
    title: item.title,
    className: item.className,
    on: row.on ?? '',
    source: { name: row.name, kind: kindOf(row.kind) },
    maximum: item.maximum,
    score: row.score === null ? null : Number(row.score),
    text: row.text,
    status: parseScoreStatus(row.status) ?? 'not submitted',
    flags: row.flags,
    overridden: row.shown && own !== null && effectiveCell(null, own) !== null,
    shown: row.shown,
    comment: row.comment,
  }))
}
