import type { FileName } from '@/lib/protocols/oneroster/csv/columns'
import { count, execute, gone, type RunContext } from './run-context'

/** A share of one entity in one school that would end, beyond what may end without a person. */
export interface Ending {
  readonly file: FileName
  readonly school: string
  readonly ending: number
  readonly of: number
}

/** Records of a term that is over and whose classes a bulk file no longer lists: they stay as they were. */
export interface Rollover {
  readonly classes: number
  readonly kept: Readonly<Record<string, number>>
}

/** More than this share of one entity in one school may not end without a person. */
const ENDING_SHARE_MAX = 0.05

/** Per file: the live records of this source with the school each belongs to, as (sourced_id, school_id). */
function liveBySchool(run: RunContext, file: FileName): string | null {
  const { district, source } = run.sql
  const links = (table: string, school: string) => `
    select k.sourced_id, ${school} as school_id from links k join ${table} c on c.district_id = ${district} and c.id = k.canonical_id
    where k.district_id = ${district} and k.source_id = ${source} and k.entity = '${file}' and k.ended_at is null`
  const ofClass = (id: string) =>
    `(select x.school_id from classes x where x.district_id = ${district} and x.id = ${id})`
  switch (file) {
    case 'orgs':
      return links('orgs', 'c.id')
    case 'classes':
      return links('classes', 'c.school_id')
    case 'roles':
      return links('roles', 'c.org_id')
    case 'users':
      return links('users', 'c.primary_org_id')
    case 'enrollments':
      return links('enrollments', 'c.school_id')
    case 'lineItems':
      return links('line_items', ofClass('c.class_id'))
    case 'results':
    case 'resultLearningObjectiveIds':
      return `select r.sourced_id, c.school_id from ${SCORES[file]} r join classes c on c.district_id = ${district} and c.id = r.class_id
              where r.district_id = ${district} and r.source_id = ${source} and r.ended_at is null`
    default:
      return null
  }
}

const GUARDED: readonly FileName[] = [
  'orgs',
  'classes',
  'users',
  'roles',
  'enrollments',
  'lineItems',
  'results',
  'resultLearningObjectiveIds',
]

const SCORES = { results: 'results', resultLearningObjectiveIds: 'objective_results' } as const

/**
 * Recognises a term rollover: classes all of whose terms are over and that a bulk classes file no longer lists. What
 * hangs on them is taken off the list of endings: a term that is over does not lose its results.
 */
export async function keepRolledOver(run: RunContext): Promise<Rollover | null> {
  const { district, source, today } = run.sql
  await execute(
    run,
    `create temp table rolled_classes on commit drop as
     select k.canonical_id as class_id, k.sourced_id from ${gone('classes')} g
     join links k on k.district_id = ${district} and k.source_id = ${source} and k.entity = 'classes' and k.sourced_id = g.sourced_id
     where not g.explicit and not exists (
       select from class_sessions x join academic_sessions s on s.district_id = ${district} and s.id = x.session_id
       where x.district_id = ${district} and x.class_id = k.canonical_id and s.end_on > ${today})`,
  )
  const classes = await count(run, 'select from rolled_classes')
  if (classes === 0) return null
  const kept: Record<string, number> = {}
  const keep = async (file: FileName, select: string) => {
    const n = await execute(
      run,
      `delete from ${gone(file)} g using (${select}) k where k.sourced_id = g.sourced_id and not g.explicit`,
    )
    if (n > 0) kept[file] = n
  }
  const linked = (file: FileName, table: string) =>
    `select k.sourced_id from links k join ${table} c on c.district_id = ${district} and c.id = k.canonical_id
     join rolled_classes x on x.class_id = c.class_id
     where k.district_id = ${district} and k.source_id = ${source} and k.entity = '${file}'`
  await keep('classes', 'select sourced_id from rolled_classes')
  await keep('enrollments', linked('enrollments', 'enrollments'))
  await keep('lineItems', linked('lineItems', 'line_items'))
  await keep('scoreScales', linked('scoreScales', 'score_scales'))
  // What the kept classes stand in and refer to.
  const behind = (file: FileName, ids: string) =>
    `select k.sourced_id from links k
     where k.district_id = ${district} and k.source_id = ${source} and k.entity = '${file}' and k.canonical_id in (${ids})`
  const ofRolled = (select: string, table: string) =>
    `select ${select} from ${table} c join rolled_classes x on x.class_id = c.class_id where c.district_id = ${district}`
  await keep(
    'courses',
    behind(
      'courses',
      `select c.course_id from classes c join rolled_classes x on x.class_id = c.id where c.district_id = ${district}`,
    ),
  )
  await keep('categories', behind('categories', ofRolled('c.category_id', 'line_items')))
  await keep(
    'academicSessions',
    behind(
      'academicSessions',
      `${ofRolled('c.session_id', 'class_sessions')} union ${ofRolled('c.session_id', 'line_items')}`,
    ),
  )
  for (const file of ['lineItemScoreScales', 'lineItemLearningObjectiveIds'] as const) {
    await keep(
      file,
      `select k.sourced_id from links k
       join links i on i.district_id = ${district} and i.source_id = ${source} and i.entity = 'lineItems' and i.sourced_id = k.said->>'lineItemSourcedId'
       join line_items l on l.district_id = ${district} and l.id = i.canonical_id join rolled_classes x on x.class_id = l.class_id
       where k.district_id = ${district} and k.source_id = ${source} and k.entity = '${file}'`,
    )
  }
  for (const file of ['results', 'resultLearningObjectiveIds'] as const) {
    await keep(
      file,
      `select r.sourced_id from ${SCORES[file]} r join rolled_classes x on x.class_id = r.class_id
       where r.district_id = ${district} and r.source_id = ${source}`,
    )
  }
  return { classes, kept }
}

/** The endings a person has to allow: more than 5 % of any one entity in any one school. */
export async function findLargeEndings(run: RunContext): Promise<readonly Ending[]> {
  const large: Ending[] = []
  for (const file of GUARDED) {
    const live = liveBySchool(run, file)
    if (live === null || (await count(run, `select from ${gone(file)} where not explicit limit 1`)) === 0)
      continue
    const { rows } = await run.tx.sql.query<{ school: string; ending: number; of: number }>(
      `select coalesce(o.name, '–') as school, count(g.sourced_id)::int as ending, count(*)::int as of
       from (${live}) l
       left join ${gone(file)} g on g.sourced_id = l.sourced_id and not g.explicit
       left join orgs o on o.district_id = ${run.sql.district} and o.id = l.school_id
       group by o.id, o.name having count(g.sourced_id) > ${ENDING_SHARE_MAX} * count(*)
       order by 1`,
    )
    for (const row of rows) large.push({ file, ...row })
  }
  return large
}
