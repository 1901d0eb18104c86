import { readScoreScale, type ScoreScale } from '@/lib/core/mastery/score-scale'
import type { Tx } from '@/lib/db/client'

/** What evidence takes from its line item. */
export interface ItemFacts {
  readonly minimum: number | null
  readonly maximum: number | null
  readonly dueOn: string | null
  readonly assignedOn: string | null
  /** `<scale id>:<version>` of today's version. */
  readonly scale: string | null
  /** The line item whose performance this is, where a link says that two are one. */
  readonly performance: string
  readonly retakeOf: string | null
}

/** What turns rows into evidence: line items, and every score scale in every version by `<scale id>:<version>`. */
export interface EvidenceFacts {
  readonly items: ReadonlyMap<string, ItemFacts>
  readonly scales: ReadonlyMap<string, ScoreScale>
}

/** Read once for all evidence of a recalculation: a line item's facts repeat in hundreds of rows. `among`: some line items only. */
export async function readEvidenceFacts(tx: Tx, among: readonly string[] | null): Promise<EvidenceFacts> {
  const items = await tx.sql.query<{
    id: string
    minimum: string | null
    maximum: string | null
    dueOn: string | null
    assignedOn: string | null
    scale: string | null
    performance: string
    retakeOf: string | null
  }>(
    `select l.id, l.result_min as minimum, l.result_max as maximum, l.due_on as "dueOn", l.assign_on as "assignedOn",
            l.scale_id::text || ':' || s.version as scale, coalesce(same.line_item_id, l.id) as performance,
            again.line_item_id as "retakeOf"
     from line_items l
     left join score_scales s on s.district_id = l.district_id and s.id = l.scale_id
     left join line_item_links same on same.district_id = l.district_id and same.other_id = l.id and same.kind = 'same' and same.ended_at is null
     left join line_item_links again on again.district_id = l.district_id and again.other_id = l.id and again.kind = 'retake' and again.ended_at is null
     ${among === null ? '' : 'where l.id = any($1)'}`,
    among === null ? [] : [among],
  )
  const number = (text: string | null) => (text === null ? null : Number(text))
  return {
    items: new Map(
      items.rows.map(({ id, minimum, maximum, ...item }) => [
        id,
        { ...item, minimum: number(minimum), maximum: number(maximum) },
      ]),
    ),
    scales: await readScales(tx),
  }
}

/** Every score scale in every version, by `<scale id>:<version>`. */
export async function readScales(tx: Tx): Promise<ReadonlyMap<string, ScoreScale>> {
  const { rows } = await tx.sql.query<{ key: string; values: readonly (readonly [string, string])[] }>(
    `select scale_id::text || ':' || version as key, values from score_scale_versions`,
  )
  return new Map(rows.map((row) => [row.key, readScoreScale(row.values.map(([lhs, rhs]) => ({ lhs, rhs })))]))
}
