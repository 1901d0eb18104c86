import type { Writable } from 'node:stream'
import pg from 'pg'
import { from } from 'pg-copy-streams'
import type { Tx } from '@/lib/db/client'
import { LEVELS_CLOSED } from '@/lib/platform/period-closures'
import { typedPairs } from '@/lib/platform/typed-pairs'
import { evidenceSql } from './evidence-sql'
import { JOIN_POLICY } from './policy-table'
import { COMPUTED_COLUMNS } from './write-levels'

/** A relation's name, and what its SQL needs of the district. */
export interface PairsOf {
  readonly districtId: string
  readonly timeZone: string
  /** The district's today. */
  readonly today: string
  /** What `anyFrozen` says. */
  readonly frozen: boolean
}

/**
 * Evidence of all `pairs` that could count under some policy; those that have none left are `addEmptied`'s. Under none
 * counts what is exempt or not handed in (core's `uncountedStatus`), half of a year, and what is dated after today.
 */
export function countableEvidence(of: PairsOf, pairs: string): string {
  const evidence = evidenceSql({
    pairs,
    district: districtOf(of.districtId),
    zone: pg.escapeLiteral(of.timeZone),
    frozen: of.frozen,
  })
  return `select * from (${evidence}) every
    where status not in ('exempt', 'not submitted') and (scored_on is null or scored_on <= ${pg.escapeLiteral(of.today)}::date)`
}

/**
 * Rows written in this very transaction have no statistics yet, and the planner, taking the tables to be as they were,
 * would look up a district's evidence row by row, or merge on the student alone and compare each score with each other
 * of that student. From this many pairs on, it may do neither, and hashes.
 */
const PAIRS_BY_INDEX_MAX = 2_000

/** Answers how many pairs there are. */
export async function planForMany(tx: Tx, pairs: 'touched_levels' | 'computed_levels'): Promise<number> {
  const n = await countPairs(tx, pairs)
  const how = n > PAIRS_BY_INDEX_MAX ? 'off' : 'on'
  await tx.sql.query(`set local enable_nestloop = ${how}; set local enable_mergejoin = ${how}`)
  return n
}

async function countPairs(tx: Tx, pairs: 'touched_levels' | 'computed_levels'): Promise<number> {
  const { rows } = await tx.sql.query<{ n: number }>(`select count(*)::int as n from ${pairs}`)
  return rows[0]?.n ?? 0
}

export const countTouched = (tx: Tx) => countPairs(tx, 'touched_levels')

export async function createComputed(tx: Tx): Promise<void> {
  await tx.sql.query(`create temp table computed_levels (${COMPUTED_COLUMNS}) on commit drop`)
}

/** Takes back what was computed of the pairs now in `touched_levels`. */
export async function forgetTouched(tx: Tx): Promise<void> {
  await tx.sql.query(
    `delete from computed_levels c using touched_levels t
     where c.student_id = t.student_id and c.objective_id = t.objective_id and c.school_year = t.school_year`,
  )
}

/** A stream into `computed_levels`. */
export function copyComputed(tx: Tx): Writable {
  return tx.sql.query(from('copy computed_levels from stdin'))
}

/**
 * Pairs whose evidence is all gone get a level of state `none`; call after the stream has ended. `policy`: the one policy
 * of all levels; null where `policy_of_objective` has to say.
 */
export async function addEmptied(
  tx: Tx,
  policy: { readonly id: string; readonly version: number } | null,
): Promise<void> {
  const named = policy === null ? 'f.policy_id, f.policy_version' : '$1::uuid, $2::int'
  await tx.sql.query(
    `insert into computed_levels (history_id, student_id, objective_id, school_year, state, evidence_count, trend, policy_id, policy_version)
     select uuid7(), t.student_id, t.objective_id, t.school_year, 'none', 0, 0, ${named}
     from touched_levels t ${policy === null ? JOIN_POLICY : ''}
     where not exists (select from computed_levels c where c.student_id = t.student_id
                       and c.objective_id = t.objective_id and c.school_year = t.school_year)`,
    policy === null ? [] : [policy.id, policy.version],
  )
}

export async function dropComputed(tx: Tx): Promise<void> {
  await tx.sql.query('drop table computed_levels')
}

const districtOf = (districtId: string) => `${pg.escapeLiteral(districtId)}::uuid`

/** SQL: every pair that has, or has had, evidence or a level. `objectiveIds` null: on all objectives. */
function everyPair(districtId: string, objectiveIds: readonly string[] | null): string {
  const district = districtOf(districtId)
  const among =
    objectiveIds === null
      ? ''
      : `where objective_id = any(${pg.escapeLiteral(`{${objectiveIds.join()}}`)}::uuid[])`
  return `select student_id, objective_id, school_year from (
     select student_id, objective_id, school_year from levels where district_id = ${district}
     union
     select student_id, objective_id, school_year from objective_results where district_id = ${district} and is_cell
     union
     select r.student_id, a.objective_id, r.school_year from results r
       join line_item_objectives a on a.district_id = ${district} and a.line_item_id = r.line_item_id and a.ended_at is null
       where r.district_id = ${district} and r.is_cell
     union
     ${typedPairs(district, '')}) every ${among}`
}

/** Makes `touched_levels`, with nothing in it yet. */
export async function createTouched(tx: Tx): Promise<void> {
  await tx.sql.query(
    'create temp table touched_levels (student_id uuid, objective_id uuid, school_year smallint) on commit drop',
  )
}

/** Leaves every such pair in `touched_levels`, but for closed years. */
export async function touchEvery(
  tx: Tx,
  districtId: string,
  objectiveIds: readonly string[] | null,
): Promise<void> {
  await tx.sql.query(
    `create temp table touched_levels on commit drop as ${everyPair(districtId, objectiveIds)}`,
  )
  await tx.sql.query(`delete from touched_levels t where ${LEVELS_CLOSED}`)
  await tx.sql.query('analyze touched_levels')
}

/** Makes `touched_levels` the pairs under which people typed since `since`. */
export async function touchTyped(tx: Tx, districtId: string, since: Date): Promise<void> {
  const district = districtOf(districtId)
  // A change may be dated before this began and be committed after it has read; clocks differ a little as well.
  const late = `and o.at >= ${pg.escapeLiteral(since.toISOString())}::timestamptz - interval '1 minute'`
  await tx.sql.query(`truncate touched_levels; insert into touched_levels ${typedPairs(district, late)}`)
}
