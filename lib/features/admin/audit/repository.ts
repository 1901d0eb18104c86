import type { Tx } from '@/lib/db/client'
import type { AuditFilter, AuditRow } from '@/lib/features/admin/contract'

const NAME = `concat_ws(' ', coalesce(u.preferred_given_name, u.given_name), coalesce(u.preferred_family_name, u.family_name))`

/** What is done to a cell names its student. */
const OF_A_PERSON = `('user', 'score', 'objective', 'level', 'grade')`

/** Who acted and what it was done to, as ids; null where it does not matter. */
export interface AuditNarrowing extends Pick<AuditFilter, 'act' | 'from' | 'until'> {
  readonly districtId: string
  readonly timeZone: string
  readonly actorIds: readonly string[] | null
  readonly targetIds: readonly string[] | null
}

/** A row with what only an export shows. */
export interface FullAuditRow extends AuditRow {
  readonly digest: string | null
  readonly hash: string | null
}

const MATCHES = `a.district_id = $1
  and ($2::text is null or a.act = $2)
  and ($3::uuid[] is null or a.actor_id = any($3))
  and ($4::text[] is null or a.target_id = any($4))
  and ($5::date is null or a.at >= $5::date::timestamp at time zone $7)
  and ($6::date is null or a.at < ($6::date + 1)::timestamp at time zone $7)`

function valuesOf({ districtId, act, actorIds, targetIds, from, until, timeZone }: AuditNarrowing) {
  return [districtId, act, actorIds, targetIds, from, until, timeZone]
}

/** Rows newest first, from behind `before` on. Names are those of today: the audit holds none. */
export async function findAuditRows(
  tx: Tx,
  narrowing: AuditNarrowing,
  { before, most }: { readonly before: string | null; readonly most: number },
): Promise<readonly FullAuditRow[]> {
  const { rows } = await tx.sql.query<FullAuditRow>(
    `with found as (
       select a.* from audit a where ${MATCHES} and ($8::uuid is null or a.id < $8) order by a.id desc limit $9)
     select a.id, to_char(a.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at, a.act, a.counts, a.digest,
       jsonb_build_object('kind', a.actor_kind, 'id', a.actor_id, 'name',
         (select ${NAME} from users u where u.district_id = a.district_id and u.id = a.actor_id)) as actor,
       jsonb_build_object('kind', a.target_kind, 'id', a.target_id, 'name', case
         when a.target_kind in ${OF_A_PERSON} then
           (select ${NAME} from users u where u.district_id = a.district_id and u.id::text = a.target_id)
         when a.target_kind = 'class' then
           (select c.title from classes c where c.district_id = a.district_id and c.id::text = a.target_id)
         end) as target,
       s.number as seal, s.hash
     from found a left join audit_seals s on s.district_id = a.district_id and s.audit_id = a.id
     order by a.id desc`,
    [...valuesOf(narrowing), before, most],
  )
  return rows
}

export async function countAuditRows(tx: Tx, narrowing: AuditNarrowing): Promise<number> {
  const { rows } = await tx.sql.query<{ readonly count: number }>(
    `select count(*)::int as count from audit a where ${MATCHES}`,
    valuesOf(narrowing),
  )
  return rows[0]?.count ?? 0
}

/** People a text may mean: an id, or part of a name or an address. */
export async function findPeople(tx: Tx, districtId: string, pattern: string): Promise<readonly string[]> {
  const { rows } = await tx.sql.query<{ readonly id: string }>(
    `select u.id from users u where u.district_id = $1 and (${NAME} ilike $2 or u.email ilike $2)
     order by u.id limit 200`,
    [districtId, pattern],
  )
  return rows.map(({ id }) => id)
}

export async function findClasses(tx: Tx, districtId: string, pattern: string): Promise<readonly string[]> {
  const { rows } = await tx.sql.query<{ readonly id: string }>(
    `select c.id from classes c where c.district_id = $1 and (c.title ilike $2 or c.code ilike $2)
     order by c.id limit 200`,
    [districtId, pattern],
  )
  return rows.map(({ id }) => id)
}

/** The classes these people learn or learnt in: whoever saw the class saw them. */
export async function listClassesOf(
  tx: Tx,
  districtId: string,
  userIds: readonly string[],
): Promise<readonly string[]> {
  const { rows } = await tx.sql.query<{ readonly id: string }>(
    `select distinct e.class_id as id from enrollments e
     where e.district_id = $1 and e.user_id = any($2) and e.role = 'student'`,
    [districtId, userIds],
  )
  return rows.map(({ id }) => id)
}
