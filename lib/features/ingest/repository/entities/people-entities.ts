import type { EntitySpec } from '../entity-spec'
import { list } from '../entity-spec'

/** The identifiers of a user record `n` as rows (rank, kind, value): the order in which they are believed. */
const identifiers = `
  select 1 as rank, 'master' as kind, n.user_master_identifier as value where n.user_master_identifier is not null
  union all
  select 2, 'userId:' || m[1], m[2] from regexp_matches(n.user_ids, '\\{([^:{}]+):([^{}]+)\\}', 'g') m
  union all
  select 3, 'identifier', n.identifier where n.identifier is not null
  union all
  select 4, 'email', lower(n.email) where n.email is not null
  union all
  select 5, 'username', lower(n.username) where n.username is not null`

export const users: EntitySpec = {
  file: 'users',
  table: 'users',
  columns: {
    given_name: 'n.given_name',
    family_name: 'n.family_name',
    middle_name: 'n.middle_name',
    preferred_given_name: 'n.preferred_given_name',
    preferred_middle_name: 'n.preferred_middle_name',
    preferred_family_name: 'n.preferred_family_name',
    pronouns: 'n.pronouns',
    username: 'n.username',
    email: 'n.email',
    identifier: 'n.identifier',
    grades: list('n.grades'),
    enabled: `n.enabled_user = 'true'`,
    primary_org_id: `(select k.canonical_id from links k where k.district_id = $district and k.source_id = $source
      and k.entity = 'orgs' and k.sourced_id = n.primary_org_sourced_id)`,
  },
  matches: `
    select n.sourced_id, i.rank, i.kind as rule, u.user_id as canonical_id
    from unmatched n cross join lateral (${identifiers}) i
    join user_identifiers u on u.kind = i.kind and u.value = i.value and u.source_id <> $source`,
  unsaid: ['sms', 'phone', 'password'],
  afterwards: [
    `delete from user_identifiers u using fresh_users n where u.source_id = $source and u.sourced_id = n.sourced_id`,
    `insert into user_identifiers (district_id, kind, value, user_id, source_id, sourced_id)
     select distinct $district, i.kind, i.value, n.canonical_id, $source, n.sourced_id
     from fresh_users n cross join lateral (${identifiers}) i`,
    // Guardians may stand after their children in the file, or arrive in a later one: looked up over all links.
    `insert into user_agents (district_id, user_id, agent_id)
     select distinct $district, k.canonical_id, a.canonical_id
     from links k
     cross join lateral unnest(${list(`k.said->>'agentSourcedIds'`)}) agent
     join links a on a.district_id = $district and a.source_id = $source and a.entity = 'users' and a.sourced_id = agent
     where k.district_id = $district and k.source_id = $source and k.entity = 'users' and k.ended_at is null
       and k.said->>'agentSourcedIds' is not null
     on conflict do nothing`,
    // A person this run has made has no agents but those just written.
    `delete from user_agents x using fresh_users n
     where x.user_id = n.canonical_id and not (n.is_new and n.matched_by = 'new') and not exists (
       select from links k
       join links a on a.district_id = $district and a.source_id = k.source_id and a.entity = 'users'
         and a.sourced_id = any(${list(`k.said->>'agentSourcedIds'`)})
       where k.district_id = $district and k.entity = 'users' and k.canonical_id = x.user_id and k.ended_at is null
         and a.canonical_id = x.agent_id)`,
  ],
}

const user = { column: 'user_sourced_id', entity: 'users' } as const
const org = { column: 'org_sourced_id', entity: 'orgs' } as const
const classRef = { column: 'class_sourced_id', entity: 'classes' } as const
const resource = { column: 'resource_sourced_id', entity: 'resources' } as const

export const roles: EntitySpec = {
  file: 'roles',
  table: 'roles',
  references: { user, org },
  columns: {
    user_id: 'n.ref_user',
    org_id: 'n.ref_org',
    role: 'n.role',
    role_type: 'n.role_type',
    begin_on: 'n.begin_date::date',
    end_on: 'n.end_date::date',
  },
  matches: `
    select n.sourced_id, 1 as rank, 'same_role' as rule, r.id as canonical_id
    from unmatched n join roles r on r.user_id = n.ref_user and r.org_id = n.ref_org and r.role = n.role
    where r.begin_on is not distinct from n.begin_date::date and r.granted_by is null`,
}

export const userProfiles: EntitySpec = {
  file: 'userProfiles',
  table: null,
  references: { user },
  unsaid: ['password'],
}

export const enrollments: EntitySpec = {
  file: 'enrollments',
  table: 'enrollments',
  references: { class: classRef, school: { column: 'school_sourced_id', entity: 'orgs' }, user },
  columns: {
    user_id: 'n.ref_user',
    class_id: 'n.ref_class',
    school_id: 'n.ref_school',
    role: 'n.role',
    is_primary: `n."primary" = 'true'`,
    begin_on: 'n.begin_date::date',
    end_on: 'n.end_date::date',
  },
  matches: `
    select n.sourced_id, 1 as rank, 'same_enrollment' as rule, e.id as canonical_id
    from unmatched n join enrollments e on e.user_id = n.ref_user and e.class_id = n.ref_class and e.role = n.role
    where n.begin_date is null or e.begin_on is not distinct from n.begin_date::date
    union all
    select n.sourced_id, 2, 'same_enrollment', e.id
    from unmatched n join enrollments e on e.user_id = n.ref_user and e.class_id = n.ref_class and e.role = n.role`,
}

export const resources: EntitySpec = { file: 'resources', table: null }
export const classResources: EntitySpec = {
  file: 'classResources',
  table: null,
  references: { class: classRef, resource },
}
export const courseResources: EntitySpec = {
  file: 'courseResources',
  table: null,
  references: { course: { column: 'course_sourced_id', entity: 'courses' }, resource },
}
export const userResources: EntitySpec = {
  file: 'userResources',
  table: null,
  references: { user, resource },
}
