import type { Tx } from '@/lib/db/client'
import type { RecordApart, SourceSummary } from '../contract'

export async function listAllSources(
  tx: Tx,
): Promise<readonly Pick<SourceSummary, 'id' | 'name' | 'kind'>[]> {
  const { rows } = await tx.sql.query<Pick<SourceSummary, 'id' | 'name' | 'kind'>>(
    `select id, name, case when kind in ('sis', 'lms', 'assessment') then kind else 'other' end as kind
     from sources where ended_at is null order by precedence, name`,
  )
  return rows
}

const nameOf = (row: string) =>
  `coalesce(${row}.preferred_given_name, ${row}.given_name) || ' ' || coalesce(${row}.preferred_family_name, ${row}.family_name)`

/** What a source called a record: a person's name, else a title. */
const SAID = `coalesce(
  nullif(concat_ws(' ', coalesce(k.said->>'preferredGivenName', k.said->>'givenName'), coalesce(k.said->>'preferredFamilyName', k.said->>'familyName')), ''),
  k.said->>'title', k.said->>'name', q.sourced_id)`

/** Records that wait for a person to say what they are, the longest waiting first, and how many there are. */
export async function listApart(
  tx: Tx,
  most: number,
): Promise<{ readonly records: readonly RecordApart[]; readonly count: number }> {
  const { rows } = await tx.sql.query<RecordApart & { total: number }>(
    `select q.entity, s.name as source, q.sourced_id as "sourcedId", min(q.reason) as reason, ${SAID} as name,
            array_agg(distinct coalesce(${nameOf('u')}, c.title, o.name, l.title, q.candidate_id::text)) as candidates,
            count(*) over ()::int as total
     from match_questions q
     join sources s on s.district_id = q.district_id and s.id = q.source_id
     left join links k on k.district_id = q.district_id and k.source_id = q.source_id and k.entity = q.entity and k.sourced_id = q.sourced_id
     left join users u on q.entity = 'users' and u.district_id = q.district_id and u.id = q.candidate_id
     left join classes c on q.entity = 'classes' and c.district_id = q.district_id and c.id = q.candidate_id
     left join orgs o on q.entity = 'orgs' and o.district_id = q.district_id and o.id = q.candidate_id
     left join line_items l on q.entity = 'lineItems' and l.district_id = q.district_id and l.id = q.candidate_id
     where q.decided_at is null
     group by q.entity, s.name, q.sourced_id, k.said
     order by min(q.asked_at), name limit $1`,
    [most],
  )
  return { records: rows.map(({ total: _, ...record }) => record), count: rows[0]?.total ?? 0 }
}
