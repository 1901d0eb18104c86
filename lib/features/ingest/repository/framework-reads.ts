import type { Tx } from '@/lib/db/client'
import type { DanglingName, FrameworkSummary, ShownStandard } from '../contract'

/** The district's frameworks, those in use by most classes first. */
export async function listFrameworks(tx: Tx): Promise<readonly FrameworkSummary[]> {
  const { rows } = await tx.sql.query<FrameworkSummary>(
    `select f.id, f.title, f.creator, f.edition, f.adoption, f.changed_at as "changedAt",
            count(o.id) filter (where o.ended_at is null)::int as standards,
            count(o.id) filter (where o.ended_at is not null)::int as retired,
            (select count(distinct c.class_id) from class_objectives c
             join objectives x on x.district_id = c.district_id and x.id = c.objective_id
             where c.district_id = f.district_id and x.framework_id = f.id and c.ended_at is null)::int as classes
     from frameworks f left join objectives o on o.district_id = f.district_id and o.framework_id = f.id
     where f.ended_at is null
     group by f.district_id, f.id order by classes desc, f.title, f.id`,
  )
  return rows
}

const STANDARD = `o.id, o.code, o.short_statement as short, coalesce(o.statement, o.external_id) as statement,
  o.item_type as kind, o.grade_levels as grades, o.ended_at is not null as retired`

/** The classes that show a standard, by title. */
const CLASSES = `coalesce((select json_agg(json_build_object('id', c.id, 'title', c.title) order by c.title, c.id)
  from class_objectives x join classes c on c.district_id = x.district_id and c.id = x.class_id
  where x.district_id = o.district_id and x.objective_id = o.id and x.ended_at is null and c.ended_at is null), '[]') as classes`

/**
 * A framework's standards in the order of its tree, each with how deep it stands. One with several parents stands under
 * the one that puts it first; a parent in another framework leaves it at the top.
 */
export async function readTree(tx: Tx, frameworkId: string): Promise<readonly ShownStandard[]> {
  const { rows } = await tx.sql.query<ShownStandard>(
    `with recursive parents as (
       select distinct on (o.id) o.id, p.id as parent_id
       from objectives o
       left join objective_associations a on a.district_id = o.district_id and a.from_id = o.id and a.kind = 'isChildOf'
         and a.ended_at is null
       left join objectives p on p.district_id = a.district_id and p.id = a.to_id and p.framework_id = $1
       where o.framework_id = $1
       order by o.id, p.id is null, a.position, p.position),
     depths as (
       select id, 0 as depth from parents where parent_id is null
       union all
       select c.id, d.depth + 1 from depths d join parents c on c.parent_id = d.id)
     select ${STANDARD}, d.depth, ${CLASSES}
     from depths d join objectives o on o.id = d.id
     order by o.position, o.code, o.id`,
    [frameworkId],
  )
  return rows
}

/** Standards whose code or words hold every word of `text`; those whose code begins with it first. */
export async function searchStandards(
  tx: Tx,
  of: { readonly text: string; readonly most: number },
): Promise<readonly ShownStandard[]> {
  const words = of.text.split(/\s+/).filter((word) => word !== '')
  const literal = (word: string) => word.replace(/[\\%_]/g, (sign) => `\\${sign}`)
  const { rows } = await tx.sql.query<ShownStandard>(
    `select ${STANDARD}, 0 as depth, ${CLASSES}
     from objectives o
     where o.framework_id is not null
       and concat_ws(' ', o.code, o.short_statement, o.statement) ilike all ($1)
     order by (o.code ilike $2) desc nulls last, o.ended_at is not null, o.code, o.position, o.id
     limit $3`,
    [words.map((word) => `%${literal(word)}%`), `${literal(of.text.trim())}%`, of.most],
  )
  return rows
}

/**
 * Standards that line items or results name and no framework of the district has brought; of a code, how many standards
 * have it: more than one may be meant, or the one it means goes by its identifier as well.
 */
export async function listDangling(
  tx: Tx,
  most: number,
): Promise<{ readonly count: number; readonly names: readonly DanglingName[] }> {
  const { rows } = await tx.sql.query<DanglingName & { count: number }>(
    `select o.external_id as name, o.scheme, count(*) over ()::int as count,
            (select count(*) from objectives c where o.scheme = 'unknown' and c.district_id = o.district_id
               and c.framework_id is not null and c.ended_at is null and c.code = btrim(o.external_id))::int as candidates
     from objectives o
     where o.framework_id is null and o.ended_at is null
       and (exists (select from line_item_objectives l where l.district_id = o.district_id and l.objective_id = o.id and l.ended_at is null)
         or exists (select from class_objectives c where c.district_id = o.district_id and c.objective_id = o.id and c.ended_at is null))
     order by candidates desc, o.external_id limit $1`,
    [most],
  )
  return {
    count: rows[0]?.count ?? 0,
    names: rows.map(({ name, scheme, candidates }) => ({ name, scheme, candidates })),
  }
}

/** When each of the district's frameworks last changed, by its identifier in CASE; null where it does not say. */
export async function readEditions(tx: Tx): Promise<ReadonlyMap<string, Date | null>> {
  const { rows } = await tx.sql.query<{ id: string; changedAt: Date | null }>(
    `select external_id as id, changed_at as "changedAt" from frameworks
     where external_id is not null and ended_at is null`,
  )
  return new Map(rows.map(({ id, changedAt }) => [id, changedAt]))
}
