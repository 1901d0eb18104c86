import type { EntitySpec } from '../entity-spec'
import { list } from '../entity-spec'

/*
 * In `afterwards`, `$district`, `$source`, `$run` and `$at` stand for the run's literals.
 */

export const orgs: EntitySpec = {
  file: 'orgs',
  table: 'orgs',
  columns: { name: 'n.name', type: 'n.type', identifier: 'n.identifier' },
  matches: `
    select n.sourced_id, 1 as rank, 'identifier' as rule, o.id as canonical_id
    from unmatched n join orgs o on o.identifier = n.identifier and o.type = n.type
    union all
    select n.sourced_id, 2, 'same_id', k.canonical_id
    from unmatched n join links k on k.entity = 'orgs' and k.sourced_id = n.sourced_id and k.source_id <> $source
    join orgs o on o.id = k.canonical_id and o.type = n.type`,
  afterwards: [
    `update orgs o set parent_id = p.canonical_id
     from fresh_orgs n join links p on p.source_id = $source and p.entity = 'orgs' and p.sourced_id = n.parent_sourced_id
     where o.id = n.canonical_id and o.parent_id is distinct from p.canonical_id and n.leads`,
  ],
}

export const academicSessions: EntitySpec = {
  file: 'academicSessions',
  table: 'academic_sessions',
  columns: {
    title: 'n.title',
    type: 'n.type',
    start_on: 'n.start_date::date',
    end_on: 'n.end_date::date',
    school_year: 'n.school_year::smallint',
  },
  matches: `
    select n.sourced_id, 1 as rank, 'same_dates' as rule, s.id as canonical_id
    from unmatched n join academic_sessions s
      on s.type = n.type and s.start_on = n.start_date::date and s.end_on = n.end_date::date
     and s.school_year = n.school_year::smallint`,
  afterwards: [
    `update academic_sessions s set parent_id = p.canonical_id
     from fresh_academic_sessions n
     join links p on p.source_id = $source and p.entity = 'academicSessions' and p.sourced_id = n.parent_sourced_id
     where s.id = n.canonical_id and s.parent_id is distinct from p.canonical_id and n.leads`,
  ],
}

export const courses: EntitySpec = {
  file: 'courses',
  table: 'courses',
  references: { org: { column: 'org_sourced_id', entity: 'orgs' } },
  columns: {
    title: 'n.title',
    code: 'n.course_code',
    grades: list('n.grades'),
    subjects: list('n.subjects'),
    org_id: 'n.ref_org',
  },
  matches: `
    select n.sourced_id, 1 as rank, 'course_code' as rule, c.id as canonical_id
    from unmatched n join courses c on c.code = n.course_code and c.org_id = n.ref_org`,
}

const termLinks = `links t where t.district_id = $district and t.source_id = $source and t.entity = 'academicSessions'
  and t.sourced_id = any(${list('n.term_sourced_ids')})`

export const classes: EntitySpec = {
  file: 'classes',
  table: 'classes',
  references: {
    course: { column: 'course_sourced_id', entity: 'courses' },
    school: { column: 'school_sourced_id', entity: 'orgs' },
  },
  heldIf: { condition: `not exists (select from ${termLinks})`, column: 'termSourcedIds' },
  columns: {
    title: 'n.title',
    code: 'n.class_code',
    type: 'n.class_type',
    location: 'n.location',
    grades: list('n.grades'),
    subjects: list('n.subjects'),
    periods: list('n.periods'),
    course_id: 'n.ref_course',
    school_id: 'n.ref_school',
    school_year: `(select max(s.school_year) from academic_sessions s where s.id in (select t.canonical_id from ${termLinks}))`,
  },
  matches: `
    select n.sourced_id, 1 as rank, 'same_id' as rule, k.canonical_id
    from unmatched n join links k on k.entity = 'classes' and k.sourced_id = n.sourced_id and k.source_id <> $source
    join classes c on c.id = k.canonical_id and c.school_id = n.ref_school
    union all
    select n.sourced_id, 2, 'class_code', c.id
    from unmatched n join classes c on c.code = n.class_code and c.school_id = n.ref_school
    where exists (select from class_sessions x where x.class_id = c.id and x.session_id in (select t.canonical_id from ${termLinks}))`,
  afterwards: [
    `delete from class_sessions x using fresh_classes n where x.class_id = n.canonical_id and n.leads`,
    `insert into class_sessions (district_id, class_id, session_id)
     select distinct $district, n.canonical_id, t.canonical_id
     from fresh_classes n
     join links t on t.district_id = $district and t.source_id = $source and t.entity = 'academicSessions'
       and t.sourced_id = any(${list('n.term_sourced_ids')})
     where n.leads
     on conflict do nothing`,
  ],
}
