import type { CellValue, SourceValue } from '@/lib/core/gradebook/cell'
import { parseScoreStatus } from '@/lib/core/gradebook/score-status'
import { NO_ID } from '@/lib/core/no-id'
import type { Tx } from '@/lib/db/client'
import { ITEM_CLOSED } from '@/lib/platform/period-closures'
import { peopleValue } from './grid-rows'
import { FLAG_BITS } from './source-value'

/** A cell no closed period holds any more. */
export interface ThawedCell {
  readonly studentId: string
  readonly lineItemId: string
  readonly objectiveId: string
  readonly classId: string | null
  readonly schoolYear: number
  /** What it was held at, what the source says now, and the person's value above both. */
  readonly held: SourceValue | null
  readonly now: SourceValue | null
  readonly own: {
    readonly overrideId: string
    readonly value: ReturnType<typeof peopleValue>
    readonly seen: CellValue | null
    readonly seenVersion: number
  } | null
}

interface Raw {
  readonly studentId: string
  readonly lineItemId: string
  readonly objectiveId: string
  readonly classId: string | null
  readonly schoolYear: number
  readonly had: boolean
  readonly number: string | null
  readonly text: string | null
  readonly status: string | null
  readonly flags: number | null
  readonly version: number | null
  readonly has: boolean
  readonly nowNumber: string | null
  readonly nowText: string | null
  readonly nowStatus: string | null
  readonly nowFlags: number
  readonly nowVersion: number | null
  readonly overrideId: string | null
  readonly ownNumber: string | null
  readonly ownText: string | null
  readonly ownStatus: string | null
  readonly ownFlags: number | null
  readonly sawSource: CellValue | null
  readonly sawSourceVersion: number | null
}

/** Ends what is held of cells whose period is open now. */
export async function thawCells(tx: Tx, at: Date): Promise<readonly ThawedCell[]> {
  const isPart = `t.objective_id <> '${NO_ID}'`
  const now = (column: string) => `case when ${isPart} then p.${column} else r.${column} end`
  const { rows } = await tx.sql.query<Raw>(
    `with thawed as (
       update frozen_cells f set ended_at = $1 from line_items l
       where f.ended_at is null and l.district_id = f.district_id and l.id = f.line_item_id and not ${ITEM_CLOSED}
       returning f.*)
     select t.student_id as "studentId", t.line_item_id as "lineItemId", t.objective_id as "objectiveId",
            l.class_id as "classId", t.school_year as "schoolYear",
            t.had, t.number, t.text, t.status, t.flags, t.version,
            ${now('sourced_id')} is not null as has, ${now('score')} as "nowNumber", ${now('text_score')} as "nowText",
            r.status as "nowStatus", ${FLAG_BITS} as "nowFlags", ${now('version')} as "nowVersion",
            o.id as "overrideId", o.number as "ownNumber", o.text as "ownText", o.status as "ownStatus",
            o.flags as "ownFlags", o.saw_source as "sawSource", o.saw_source_version as "sawSourceVersion"
     from thawed t
     join line_items l on l.district_id = t.district_id and l.id = t.line_item_id
     left join results r on r.district_id = t.district_id and r.student_id = t.student_id
       and r.line_item_id = t.line_item_id and r.is_cell and l.ended_at is null
     left join objective_results p on p.district_id = t.district_id and p.student_id = t.student_id
       and p.objective_id = t.objective_id and p.line_item_id = t.line_item_id and p.is_cell and l.ended_at is null
     left join overrides o on o.district_id = t.district_id and o.student_id = t.student_id
       and o.line_item_id = t.line_item_id and o.objective_id = t.objective_id and o.kind in ('score', 'objective')
       and o.ended_at is null and o.act = 'set'`,
    [at],
  )
  return rows.map(toThawed)
}

function toThawed(row: Raw): ThawedCell {
  const { studentId, lineItemId, objectiveId, classId, schoolYear } = row
  return {
    studentId,
    lineItemId,
    objectiveId,
    classId,
    schoolYear,
    held: row.had ? sourceValue(row.number, row.text, row.status, row.flags, row.version) : null,
    now: row.has
      ? sourceValue(row.nowNumber, row.nowText, row.nowStatus, row.nowFlags, row.nowVersion)
      : null,
    own:
      row.overrideId === null
        ? null
        : {
            overrideId: row.overrideId,
            value: peopleValue({
              number: row.ownNumber,
              text: row.ownText,
              status: row.ownStatus,
              flags: row.ownFlags ?? 0,
            }),
            seen: row.sawSource,
            seenVersion: row.sawSourceVersion ?? 0,
          },
  }
}

function sourceValue(
  number: string | null,
  text: string | null,
  status: string | null,
  flags: number | null,
  version: number | null,
): SourceValue {
  return {
    score: number === null ? null : Number(number),
    text,
    status: parseScoreStatus(status ?? '') ?? 'not submitted',
    flags: flags ?? 0,
    version: version ?? 1,
  }
}

/** A cell's effective value from an instant on; null where it is empty then. */
export interface EffectiveFrom {
  readonly id: string
  readonly cell: ThawedCell
  readonly value: CellValue | null
}

export async function recordThawed(
  tx: Tx,
  districtId: string,
  turns: readonly EffectiveFrom[],
  by: { readonly authorId: string; readonly at: Date },
): Promise<void> {
  const rows = turns.map(({ id, cell, value }) => {
    const isScore = cell.objectiveId === NO_ID
    return {
      id,
      kind: isScore ? 'score' : 'objective',
      student_id: cell.studentId,
      line_item_id: cell.lineItemId,
      objective_id: cell.objectiveId,
      class_id: cell.classId ?? NO_ID,
      school_year: cell.schoolYear,
      number: value?.score ?? null,
      text: value?.text ?? null,
      status: isScore ? (value?.status ?? null) : null,
      flags: isScore ? (value?.flags ?? null) : null,
    }
  })
  const columns =
    'id, kind, student_id, line_item_id, objective_id, class_id, school_year, number, text, status, flags'
  await tx.sql.query(
    `insert into history (district_id, at, author_id, ${columns})
     select $1, $2, $3, ${columns} from jsonb_to_recordset($4::jsonb) as x(
       id uuid, kind text, student_id uuid, line_item_id uuid, objective_id uuid, class_id uuid, school_year smallint,
       number numeric, text text, status text, flags smallint)`,
    [districtId, by.at, by.authorId, JSON.stringify(rows)],
  )
}

export interface RaisedFlag {
  readonly id: string
  readonly flag: { readonly now: string | null; readonly was: string | null; readonly at: string } | null
}

/** The flags of people's values over a source that was held. */
export async function flagOverrides(tx: Tx, flags: readonly RaisedFlag[]): Promise<void> {
  await tx.sql.query(
    `update overrides o set flag = x.flag from jsonb_to_recordset($1::jsonb) as x(id uuid, flag jsonb) where o.id = x.id`,
    [JSON.stringify(flags)],
  )
}
