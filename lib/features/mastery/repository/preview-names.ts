import type { Tx } from '@/lib/db/client'
import type { ChangeCounts } from '../contract'

type SchoolChanges = ChangeCounts & { readonly id: string; readonly name: string }

/** Students' counts added up by the schools in which they are enrolled on a day, most changes first. */
export async function addUpBySchool(
  tx: Tx,
  ofStudent: ReadonlyMap<string, ChangeCounts>,
  today: string,
): Promise<readonly SchoolChanges[]> {
  const of = (kind: keyof ChangeCounts) => [...ofStudent.values()].map((counts) => counts[kind])
  const { rows } = await tx.sql.query<SchoolChanges>(
    `select o.id, o.name, sum(s.up)::int as up, sum(s.down)::int as down, sum(s.insufficient)::int as insufficient,
            sum(s.given)::int as given
     from unnest($1::uuid[], $2::int[], $3::int[], $4::int[], $5::int[]) s(student_id, up, down, insufficient, given)
     join lateral (
       select distinct e.school_id from enrollments e
       where e.user_id = s.student_id and e.role = 'student' and e.ended_at is null
         and (e.begin_on is null or e.begin_on <= $6) and (e.end_on is null or e.end_on > $6)) k on true
     join orgs o on o.id = k.school_id
     group by o.district_id, o.id
     order by sum(s.up + s.down + s.insufficient + s.given) desc, o.name, o.id`,
    [[...ofStudent.keys()], of('up'), of('down'), of('insufficient'), of('given'), today],
  )
  return rows
}

export interface StandardName {
  readonly id: string
  readonly code: string
  readonly title: string
}

export async function readStandardNames(
  tx: Tx,
  ids: readonly string[],
): Promise<ReadonlyMap<string, StandardName>> {
  const { rows } = await tx.sql.query<StandardName>(
    `select id, coalesce(code, external_id) as code, coalesce(short_statement, statement, '') as title
     from objectives where id = any($1)`,
    [ids],
  )
  return new Map(rows.map((row) => [row.id, row]))
}

/** The names students go by. */
export async function readStudentNames(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const { rows } = await tx.sql.query<{ id: string; name: string }>(
    `select id, concat_ws(' ', coalesce(preferred_given_name, given_name), coalesce(preferred_family_name, family_name)) as name
     from users where id = any($1)`,
    [ids],
  )
  return new Map(rows.map((row) => [row.id, row.name]))
}
