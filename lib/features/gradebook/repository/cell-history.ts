import { parseScoreStatus } from '@/lib/core/gradebook/score-status'
import type { Tx } from '@/lib/db/client'
import type { HistoryRow } from '@/lib/features/gradebook/contract'
import { type CellKey, keyCondition, keyParameters, pastCondition } from './cell'

interface Raw {
  readonly at: Date
  readonly act: string
  readonly number: string | null
  readonly text: string | null
  readonly status: string | null
  readonly flags: number | null
  readonly level: number | null
  readonly person: string | null
  readonly personId: string | null
  readonly source: string | null
  readonly reason: string | null
}

const NEWEST = 50

/**
 * A cell's past, newest first: its effective changes, and the times a person chose to keep their value, which changed
 * nothing. A clearing that answered a flag is a "take".
 */
export async function readCellHistory(tx: Tx, key: CellKey, userId: string): Promise<HistoryRow[]> {
  const { rows } = await tx.sql.query<Raw>(
    `with people as (
       select o.*, lag(o.flag) over (order by o.version) is not null as was_flagged,
              lag(o.act) over (order by o.version) as act_before
       from overrides o where ${keyCondition('o')})
     select * from (
       select h.at, h.number, h.text, h.status, h.flags, h.level, p.reason, h.author_id as "personId", s.name as source,
              case when h.run_id is not null then 'sync'
                   when p.id is null and h.kind in ('level', 'grade') then 'computed'
                   when p.id is null then 'reopen'
                   when p.act = 'clear' and p.was_flagged then 'take' else p.act end as act,
              coalesce(u.preferred_given_name, u.given_name) || ' ' || coalesce(u.preferred_family_name, u.family_name) as person
       from history h
       left join people p on p.id = h.override_id
       left join users u on u.district_id = h.district_id and u.id = h.author_id
       left join sync_runs r on r.district_id = h.district_id and r.id = h.run_id
       left join sources s on s.district_id = r.district_id and s.id = r.source_id
       where ${pastCondition('h')}
       union all
       select p.at, p.number, p.text, p.status, p.flags, p.level, p.reason, p.author_id, null, 'keep',
              coalesce(u.preferred_given_name, u.given_name) || ' ' || coalesce(u.preferred_family_name, u.family_name)
       from people p join users u on u.district_id = p.district_id and u.id = p.author_id
       where p.act = 'set' and p.act_before = 'set'
         and not exists (select from history h where h.district_id = p.district_id and h.override_id = p.id)) x
     order by at desc limit ${NEWEST}`,
    keyParameters(key),
  )
  return rows.map((row) => toHistoryRow(row, key, userId))
}

function toHistoryRow(row: Raw, key: CellKey, userId: string): HistoryRow {
  return {
    at: row.at.toISOString(),
    by: byOf(row, key, userId),
    act: actOf(row, key),
    value: heldValue(row, key),
    reason: row.reason,
  }
}

/** A level or a grade that an import or another cell's change moved was moved by the engine. */
function byOf(row: Raw, key: CellKey, userId: string): HistoryRow['by'] {
  if (row.act === 'computed' || (row.act === 'sync' && isComputed(key))) return { kind: 'engine' }
  if (row.act === 'sync') return { kind: 'source', name: row.source ?? '' }
  return { kind: 'person', name: row.person ?? '', you: row.personId === userId }
}

const isComputed = ({ kind }: CellKey) => kind === 'level' || kind === 'grade'

function actOf(row: Raw, key: CellKey): HistoryRow['act'] {
  if (row.act === 'sync' && isComputed(key)) return 'computed'
  switch (row.act) {
    case 'set':
    case 'clear':
    case 'keep':
    case 'take':
    case 'sync':
    case 'reopen':
      return row.act
    default:
      return 'computed'
  }
}

function heldValue(row: Raw, key: CellKey): HistoryRow['value'] {
  const score = row.number === null ? null : Number(row.number)
  const isEmpty = score === null && row.text === null && row.status === null && row.level === null
  if (isEmpty) return null
  return {
    score,
    // For a level that is none, history's text says why; it is no score.
    text: key.kind === 'level' ? null : row.text,
    status: parseScoreStatus(row.status ?? '') ?? 'fully graded',
    flags: row.flags ?? 0,
    level: row.level,
  }
}
