import { DEMOGRAPHICS_ROLE } from '@/lib/db/migrate/roles'
import type { Promoted } from './promote-entity'
import { holdRecords } from './promote-entity'
import { count, execute, fresh, gone, type RunContext, snake } from './run-context'

const FLAGS = [
  'americanIndianOrAlaskaNative',
  'asian',
  'blackOrAfricanAmerican',
  'nativeHawaiianOrOtherPacificIslander',
  'white',
  'demographicRaceTwoOrMoreRaces',
  'hispanicOrLatinoEthnicity',
] as const
const TEXTS = [
  'countryOfBirthCode',
  'stateOfBirthAbbreviation',
  'cityOfBirth',
  'publicSchoolResidenceStatus',
] as const

/**
 * Demographics and phone numbers go straight into their own tables, under the one role that may touch them: the link
 * says only that there was a record. A record whose person has not arrived waits in staging, as any other does.
 */
export async function promoteDemographics(run: RunContext): Promise<Promoted> {
  const table = fresh('demographics')
  await execute(run, `alter table ${table} add column user_id uuid`)
  await execute(
    run,
    `update ${table} n set user_id = k.canonical_id from links k
     where k.district_id = ${run.sql.district} and k.source_id = ${run.sql.source} and k.entity = 'users' and k.sourced_id = n.sourced_id`,
  )
  const held = await holdRecords(run, 'demographics', `case when n.user_id is null then 'sourcedId' end`)
  const created = await count(run, `select from ${table} where is_new`)
  const total = await count(run, `select from ${table}`)
  await execute(
    run,
    `insert into links (district_id, source_id, entity, sourced_id, matched_by, content_hash, version, modified_at, run_id)
     select ${run.sql.district}, ${run.sql.source}, 'demographics', n.sourced_id, 'same_id', n.content_hash, 1,
            n.date_last_modified::timestamptz, ${run.sql.run} from ${table} n
     on conflict (district_id, source_id, entity, sourced_id) do update
       set content_hash = excluded.content_hash, version = links.version + 1, run_id = excluded.run_id, ended_at = null`,
  )
  const ended = await execute(
    run,
    `update links k set ended_at = ${run.sql.at} from ${gone('demographics')} g
     where k.district_id = ${run.sql.district} and k.source_id = ${run.sql.source} and k.entity = 'demographics' and k.sourced_id = g.sourced_id`,
  )
  await writeSensitive(run, table)
  return { created, changed: total - created, ended, held, apart: 0 }
}

async function writeSensitive(run: RunContext, table: string): Promise<void> {
  const columns = ['birth_on', 'sex', ...FLAGS.map(snake), ...TEXTS.map(snake), 'ended_at']
  const values = [
    'n.birth_date::date',
    'n.sex',
    ...FLAGS.map((name) => `n.${snake(name)} = 'true'`),
    ...TEXTS.map((name) => `n.${snake(name)}`),
    'null',
  ]
  await execute(
    run,
    `grant select on ${table}, ${gone('demographics')}, ${fresh('users')} to ${DEMOGRAPHICS_ROLE}`,
  )
  await execute(run, `set local role ${DEMOGRAPHICS_ROLE}`)
  await execute(
    run,
    `insert into demographics (district_id, user_id, source_id, ${columns.join(', ')})
     select ${run.sql.district}, n.user_id, ${run.sql.source}, ${values.join(', ')} from ${table} n
     on conflict (district_id, user_id, source_id) do update
       set (${columns.join(', ')}) = row(${columns.map((c) => `excluded.${c}`).join(', ')})`,
  )
  await execute(
    run,
    `update demographics d set ended_at = ${run.sql.at} from ${gone('demographics')} g
     join links k on k.district_id = ${run.sql.district} and k.source_id = ${run.sql.source} and k.entity = 'users' and k.sourced_id = g.sourced_id
     where d.district_id = ${run.sql.district} and d.user_id = k.canonical_id and d.source_id = ${run.sql.source}`,
  )
  await execute(
    run,
    `insert into user_contacts (district_id, user_id, source_id, sms, phone)
     select ${run.sql.district}, n.canonical_id, ${run.sql.source}, n.sms, n.phone from ${fresh('users')} n
     where n.sms is not null or n.phone is not null
     on conflict (district_id, user_id, source_id) do update set sms = excluded.sms, phone = excluded.phone`,
  )
  await execute(run, 'reset role')
}
