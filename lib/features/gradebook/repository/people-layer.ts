import type { CellValue } from '@/lib/core/gradebook/cell'
import type { Tx } from '@/lib/db/client'
import { type CellKey, keyCondition, keyParameters } from './cell'

/** The newest row of a cell's people layer; `isSet` is false where its last act was to clear. */
export interface LiveRow {
  readonly id: string
  readonly version: number
  readonly isSet: boolean
  readonly number: string | null
  readonly text: string | null
  readonly status: string | null
  readonly flags: number
  readonly level: number | null
  readonly reason: string | null
  readonly comment: string | null
  readonly authorId: string
  readonly author: string
  readonly at: Date
  readonly sawSource: CellValue | null
  readonly sawSourceVersion: number | null
  readonly sawComputed: string | null
  readonly flag: { readonly now: string | null; readonly was: string | null; readonly at: string } | null
}

export const LIVE_COLUMNS = `o.id, o.version, o.act = 'set' as "isSet", o.number, o.text, o.status, o.flags, o.level, o.reason, o.comment,
  o.author_id as "authorId", o.at, o.saw_source as "sawSource", o.saw_source_version as "sawSourceVersion",
  o.saw_computed as "sawComputed", o.flag,
  coalesce(u.preferred_given_name, u.given_name) || ' ' || coalesce(u.preferred_family_name, u.family_name) as author`

export async function findLiveRow(tx: Tx, key: CellKey): Promise<LiveRow | null> {
  const { rows } = await tx.sql.query<LiveRow>(
    `select ${LIVE_COLUMNS} from overrides o join users u on u.district_id = o.district_id and u.id = o.author_id
     where ${keyCondition('o')} and o.ended_at is null`,
    keyParameters(key),
  )
  return rows[0] ?? null
}

/** What an earlier row of the cell says its author saw of that source version; undefined where none saw it. */
export async function findSeen(
  tx: Tx,
  key: CellKey,
  sourceVersion: number,
): Promise<CellValue | null | undefined> {
  const { rows } = await tx.sql.query<{ seen: CellValue | null }>(
    `select o.saw_source as seen from overrides o
     where ${keyCondition('o')} and coalesce(o.saw_source_version, 0) = $8 order by o.version desc limit 1`,
    [...keyParameters(key), sourceVersion],
  )
  return rows[0]?.seen
}

export interface NewRow {
  readonly id: string
  readonly version: number
  readonly act: 'set' | 'clear'
  readonly number: string | null
  readonly text: string | null
  readonly status: string | null
  readonly flags: number
  readonly level: number | null
  readonly reason: string | null
  readonly comment: string | null
  readonly sawSource: CellValue | null
  readonly sawSourceVersion: number | null
  readonly sawComputed: string | null
  readonly flag: object | null
}

/** Ends the live row, if there is one, and appends the next. */
export async function appendRow(
  tx: Tx,
  districtId: string,
  key: CellKey,
  row: NewRow,
  authorId: string,
  at: Date,
): Promise<void> {
  await tx.sql.query(
    `update overrides o set ended_at = $8 where ${keyCondition('o')} and o.ended_at is null`,
    [...keyParameters(key), at],
  )
  await tx.sql.query(
    `insert into overrides (district_id, id, kind, student_id, line_item_id, objective_id, school_year, class_id, term_id, version, act,
       number, text, status, flags, level, comment, reason, author_id, at, saw_source_version, saw_source, saw_computed, flag)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24)`,
    [
      districtId,
      row.id,
      ...keyParameters(key),
      row.version,
      row.act,
      row.number,
      row.text,
      row.status,
      row.flags,
      row.level,
      row.comment,
      row.reason,
      authorId,
      at,
      row.sawSourceVersion,
      row.sawSource === null ? null : JSON.stringify(row.sawSource),
      row.sawComputed,
      row.flag === null ? null : JSON.stringify(row.flag),
    ],
  )
}

/** One row of history: the cell's effective value after a person's act. */
export async function recordEffective(
  tx: Tx,
  districtId: string,
  key: CellKey,
  effective: {
    readonly id: string
    readonly number: string | number | null
    readonly text: string | null
    readonly status: string | null
    readonly flags: number | null
    readonly level: number | null
  },
  by: { readonly authorId: string; readonly overrideId: string; readonly at: Date },
): Promise<void> {
  await tx.sql.query(
    `insert into history (district_id, id, at, kind, student_id, line_item_id, objective_id, school_year, class_id, term_id, number,
       text, status, flags, level, author_id, override_id)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)`,
    [
      districtId,
      effective.id,
      by.at,
      ...keyParameters(key),
      effective.number,
      effective.text,
      effective.status,
      effective.flags,
      effective.level,
      by.authorId,
      by.overrideId,
    ],
  )
}
