import type { Tx } from '@/lib/db/client'

/** A student a name or an id may mean. */
export interface FoundStudent {
  readonly id: string
  readonly name: string
  readonly sourcedId: string | null
  /** The newest school year they are enrolled in. */
  readonly schoolYear: number
  readonly classes: readonly string[]
}

/** A standard a code or an id may mean. */
export interface FoundStandard {
  readonly id: string
  readonly code: string
  readonly statement: string | null
  readonly framework: string | null
}

const FOUND_MOST = 20

/** A LIKE pattern that finds the text as it stands. */
const containing = (text: string) => `%${text.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`

/** Students by id, by a source's id, by the name they go by or that of the papers; only the best kind of match is answered. */
export async function findStudents(tx: Tx, text: string): Promise<readonly FoundStudent[]> {
  const { rows } = await tx.sql.query<FoundStudent>(
    `with named as (
       select u.district_id, u.id, concat_ws(' ', u.given_name, u.family_name) as legal,
              concat_ws(' ', coalesce(u.preferred_given_name, u.given_name), coalesce(u.preferred_family_name, u.family_name)) as name
       from users u
       where exists (select from enrollments e where e.district_id = u.district_id and e.user_id = u.id and e.role = 'student')),
     ranked as (
       select n.*, case
           when n.id::text = lower($1) or exists (select from links k where k.district_id = n.district_id
             and k.entity = 'users' and k.canonical_id = n.id and k.sourced_id = $1) then 1
           when lower($1) = lower(n.name) then 2
           when lower($1) = lower(n.legal) then 3
           when n.name ilike $2 or n.legal ilike $2 then 4 end as rank
       from named n)
     select r.id, r.name,
       (select min(k.sourced_id) from links k
        where k.district_id = r.district_id and k.entity = 'users' and k.canonical_id = r.id) as "sourcedId",
       (select max(c.school_year) from enrollments e join classes c on c.district_id = e.district_id and c.id = e.class_id
        where e.district_id = r.district_id and e.user_id = r.id and e.role = 'student') as "schoolYear",
       array(select distinct c.title from enrollments e join classes c on c.district_id = e.district_id and c.id = e.class_id
        where e.district_id = r.district_id and e.user_id = r.id and e.role = 'student' and e.ended_at is null order by 1) as classes
     from ranked r where r.rank = (select min(rank) from ranked) order by r.name, r.id limit ${FOUND_MOST}`,
    [text, containing(text)],
  )
  return rows
}

/** Standards by id, by the code people read or by the name their source gave them. */
export async function findStandards(tx: Tx, text: string): Promise<readonly FoundStandard[]> {
  const { rows } = await tx.sql.query<FoundStandard>(
    `with ranked as (
       select o.*, case when o.id::text = lower($1) then 1 when lower(o.code) = lower($1) then 2
                        when lower(o.external_id) = lower($1) then 3 end as rank
       from objectives o where not o.is_group)
     select r.id, coalesce(r.code, r.external_id) as code, coalesce(r.statement, r.short_statement) as statement,
            f.title as framework
     from ranked r left join frameworks f on f.district_id = r.district_id and f.id = r.framework_id
     where r.rank = (select min(rank) from ranked) order by f.title, r.id limit ${FOUND_MOST}`,
    [text],
  )
  return rows
}

export interface EvidencePlace {
  readonly title: string
  readonly className: string | null
}

/** What line items are called and which class they are of. */
export async function readEvidencePlaces(
  tx: Tx,
  itemIds: readonly string[],
): Promise<ReadonlyMap<string, EvidencePlace>> {
  const { rows } = await tx.sql.query<EvidencePlace & { id: string }>(
    `select l.id, l.title, c.title as "className"
     from line_items l left join classes c on c.district_id = l.district_id and c.id = l.class_id where l.id = any($1)`,
    [itemIds],
  )
  return new Map(rows.map((row) => [row.id, row]))
}

/** Sources by their place in the district's order of trust, as evidence carries it. */
export async function readSourceNames(tx: Tx): Promise<ReadonlyMap<number, string>> {
  const { rows } = await tx.sql.query<{ rank: number; name: string }>(
    'select precedence as rank, name from sources',
  )
  return new Map(rows.map(({ rank, name }) => [rank, name]))
}

/** A person's level that stands above the computed one. */
export interface LevelOverride {
  readonly level: number
  readonly number: string | null
  readonly reason: string | null
  readonly author: string
  readonly at: Date
  /** The computed score its author saw. */
  readonly sawComputed: string | null
}

/** The one that stands by now, if it was made until the day `on`. */
export async function findLevelOverride(
  tx: Tx,
  of: {
    readonly studentId: string
    readonly objectiveId: string
    readonly schoolYear: number
    readonly on: string
  },
): Promise<LevelOverride | null> {
  const { rows } = await tx.sql.query<LevelOverride>(
    `select o.level, o.number, o.reason, o.at, o.saw_computed as "sawComputed",
            concat_ws(' ', coalesce(u.preferred_given_name, u.given_name), coalesce(u.preferred_family_name, u.family_name)) as author
     from overrides o join users u on u.district_id = o.district_id and u.id = o.author_id
     join districts d on d.id = o.district_id
     where o.student_id = $1 and o.kind = 'level' and o.objective_id = $2 and o.school_year = $3
       and o.ended_at is null and o.act = 'set' and (o.at at time zone d.time_zone)::date <= $4`,
    [of.studentId, of.objectiveId, of.schoolYear, of.on],
  )
  return rows[0] ?? null
}
