import { execute, fresh, type RunContext } from './run-context'

/**
 * Leaves `touched_grades` (student_id, class_id): what has to be graded again. Every cell that may be another one; and,
 * where something a whole class is graded by changed (a line item, its category, its scale, the class's terms), whoever
 * has a grade in the class. There are none of those before a class's first scores, which are cells themselves.
 */
export async function listTouchedGrades(run: RunContext): Promise<void> {
  const { district } = run.sql
  const ofItem = `join line_items l on l.district_id = ${district} and l.id = c.line_item_id and l.class_id is not null`
  await execute(
    run,
    `create temp table touched_grades on commit drop as
     select student_id, class_id from ${fresh('results')} where class_id is not null
     union
     select c.student_id, l.class_id from touched_cells c ${ofItem}
     union
     select c.student_id, l.class_id from rescaled_results c ${ofItem}
     union
     select r.student_id, l.class_id from changed_items i
       join line_items l on l.district_id = ${district} and l.id = i.id and l.class_id is not null
       join results r on r.district_id = ${district} and r.class_id = l.class_id and r.line_item_id = l.id
     union
     select c.student_id, l.class_id from changed_items i
       join overrides c on c.district_id = ${district} and c.line_item_id = i.id and c.kind = 'score' and c.ended_at is null ${ofItem}
     union
     select g.student_id, g.class_id from (${touchedClasses(run)}) t
       join grades g on g.district_id = ${district} and g.class_id = t.class_id`,
  )
}

function touchedClasses(run: RunContext): string {
  const { district } = run.sql
  const classOf = (condition: string) =>
    `select l.class_id from line_items l where l.district_id = ${district} and ${condition}`
  return [
    'select class_id from items_before',
    classOf(`l.id in (select canonical_id from ${fresh('lineItems')})`),
    classOf('l.id in (select id from changed_items)'),
    classOf(`l.category_id in (select canonical_id from ${fresh('categories')} where not is_new)`),
    classOf(`l.scale_id in (select canonical_id from ${fresh('scoreScales')} where not is_new)`),
    `select canonical_id from ${fresh('classes')} where not is_new`,
    `select x.class_id from class_sessions x where x.district_id = ${district}
       and x.session_id in (select canonical_id from ${fresh('academicSessions')} where not is_new)`,
  ].join(' union ')
}

/** Makes `touched_grades` those under which people changed a score since the import began. */
export async function listPeoplesGrades(run: RunContext): Promise<void> {
  await execute(run, 'truncate touched_grades')
  await execute(
    run,
    `insert into touched_grades (student_id, class_id)
     select distinct o.student_id, l.class_id from overrides o
     join line_items l on l.district_id = ${run.sql.district} and l.id = o.line_item_id and l.class_id is not null
     where o.district_id = ${run.sql.district} and o.kind = 'score' and o.at >= ${run.sql.at} - interval '1 minute'`,
  )
}
