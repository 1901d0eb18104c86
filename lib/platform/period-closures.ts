/** SQL: whether a session is closed for class `c`, in the whole district or in the class's school. */
const sessionClosed = (session: string) =>
  `exists (select from period_closures p where p.district_id = c.district_id and p.session_id = ${session}
     and p.reopened_at is null and (p.org_id is null or p.org_id = c.school_id))`

/** SQL over a class `c`: its school year is closed. */
export const YEAR_CLOSED = `exists (select from academic_sessions y where y.district_id = c.district_id
  and y.type = 'schoolYear' and y.school_year = c.school_year and ${sessionClosed('y.id')})`

/**
 * SQL over a class `c`: all that is closed for it, as a list of core's `ClosedSession`. A grid asks once and judges its
 * columns itself; where nothing is closed, as for most of a year, that is one look at an empty index.
 */
export const CLOSED_SESSIONS = `(
  select coalesce(json_agg(json_build_object('id', p.session_id, 'isYear', y.type = 'schoolYear' and y.school_year = c.school_year)), '[]')
  from period_closures p join academic_sessions y on y.district_id = p.district_id and y.id = p.session_id
  where p.district_id = c.district_id and p.reopened_at is null and (p.org_id is null or p.org_id = c.school_id))`

/** SQL over a class `c` and a line item's session: nothing can be typed in the line item. */
export const itemClosed = (session: string) => `(${YEAR_CLOSED} or ${sessionClosed(session)})`

/** SQL over a class `c`: its year, or every term it runs in, is closed. */
export const CLASS_CLOSED = `(${YEAR_CLOSED} or
  exists (select from class_sessions x where x.district_id = c.district_id and x.class_id = c.id)
  and not exists (select from class_sessions x where x.district_id = c.district_id and x.class_id = c.id
                  and not ${sessionClosed('x.session_id')}))`

/** SQL over a line item `l`, also one bound to no class: its period is closed. */
export const ITEM_CLOSED = `exists (
  select from (select l.district_id, l.school_year,
                      (select x.school_id from classes x where x.district_id = l.district_id and x.id = l.class_id) as school_id) c
  where ${itemClosed('l.session_id')})`

/**
 * SQL over `t` with a student and a school year: that year's levels stay as they are, since it is closed in every
 * school in which the student has a class of it.
 */
export const LEVELS_CLOSED = (() => {
  const ofStudent = `from enrollments e join classes c on c.district_id = e.district_id and c.id = e.class_id
    where e.user_id = t.student_id and e.role = 'student' and c.school_year = t.school_year`
  return `(exists (select ${ofStudent}) and not exists (select ${ofStudent} and not ${YEAR_CLOSED}))`
})()
