import { afterAll, expect, test } from 'vitest'
import { FOUR_LEVELS } from '@/lib/core/mastery/scale'
import { act } from '@/lib/platform/acting'
import { database } from '@/lib/platform/database'
import { newId } from '@/lib/platform/new-id'
import { newToken, startSession } from '@/lib/platform/session'
import { makeSmallDistrict, type SmallDistrict } from '@/lib/platform/testing/small-district'
import { listClasses } from './list-classes'

afterAll(() => database().close())

const YEAR = 2027

async function listAs(here: SmallDistrict, userId: string, search = '', nowOnly = true) {
  const token = newToken()
  await here.within((tx) => startSession(tx, here.district.id, userId, token, new Date()))
  const asking = { district: here.district, token, access: 'signed-in', mode: 'read only' } as const
  return act(asking, (acting) => listClasses(acting, { nowOnly, search }))
}

async function addObjective(here: SmallDistrict, classId: string): Promise<string> {
  const id = newId()
  await here.within(async ({ sql }) => {
    await sql.query(
      `insert into objectives (district_id, id, scheme, external_id) values ($1, $2::uuid, 'ext:test', $2::uuid::text)`,
      [here.district.id, id],
    )
    await sql.query(
      'insert into class_objectives (district_id, class_id, objective_id) values ($1, $2, $3)',
      [here.district.id, classId, id],
    )
  })
  return id
}

async function addLevel(
  here: SmallDistrict,
  studentId: string,
  objectiveId: string,
  level: number,
  on: string,
) {
  await here.within(({ sql }) =>
    sql.query(
      `insert into levels (district_id, school_year, student_id, objective_id, term_id, state, level, score, evidence_count, trend, newest_on, policy_id, policy_version, at)
       values ($1, $2, $3::uuid, $4::uuid, '00000000-0000-0000-0000-000000000000', 'level', $5::smallint, $5::smallint, 2, 0, $6, $4::uuid, 1, now())`,
      [here.district.id, YEAR, studentId, objectiveId, level, on],
    ),
  )
}

async function addResult(
  here: SmallDistrict,
  classId: string,
  studentId: string,
  on: string,
  missing: boolean,
) {
  await here.within(({ sql }) =>
    sql.query(
      `insert into results (district_id, source_id, sourced_id, school_year, class_id, line_item_id, student_id, status, scored_on, missing, version, content_hash, is_cell)
       values ($1, $2::uuid, $2::uuid::text, $3, $4, $2::uuid, $5, 'fully graded', $6, $7, 1, $2::uuid, true)`,
      [here.district.id, newId(), YEAR, classId, studentId, on, missing],
    ),
  )
}

async function overrideLevel(here: SmallDistrict, studentId: string, objectiveId: string, level: number) {
  await here.within(({ sql }) =>
    sql.query(
      `insert into overrides (district_id, id, school_year, kind, student_id, objective_id, version, act, level, author_id, at, flag)
       values ($1, $2, $3, 'level', $4::uuid, $5, 1, 'set', $6, $4::uuid, now(), '{"now":"3","was":"2","at":"2026-11-01"}')`,
      [here.district.id, newId(), YEAR, studentId, objectiveId, level],
    ),
  )
}

async function overrideGrade(here: SmallDistrict, studentId: string, classId: string) {
  await here.within(({ sql }) =>
    sql.query(
      `insert into overrides (district_id, id, school_year, kind, student_id, class_id, version, act, number, text, author_id, at, flag)
       values ($1, $2, $3, 'grade', $4::uuid, $5, 1, 'set', 90, 'A', $4::uuid, now(), '{"now":"80","was":"85","at":"2026-11-01"}')`,
      [here.district.id, newId(), YEAR, studentId, classId],
    ),
  )
}

test('a class says how its students stand, by the median of their levels, a person’s above the computed', async () => {
  const here = await makeSmallDistrict()
  const classId = await here.addClass()
  const teacher = await here.addPerson({ role: 'teacher' })
  await here.enroll(teacher, classId, 'teacher')
  const today = new Date().toISOString().slice(0, 10)
  const objectives = [
    await addObjective(here, classId),
    await addObjective(here, classId),
    await addObjective(here, classId),
  ]
  const students = [await here.addPerson({}), await here.addPerson({}), await here.addPerson({})]
  for (const student of students) await here.enroll(student, classId, 'student')
  const [ana = '', ben = ''] = students
  for (const [at, level] of [2, 3, 3].entries()) await addLevel(here, ana, objectives[at] ?? '', level, today)
  await addLevel(here, ben, objectives[0] ?? '', 1, '2020-01-01')
  await overrideLevel(here, ben, objectives[0] ?? '', 4)
  await overrideGrade(here, ana, classId)
  await overrideGrade(here, ana, await here.addClass())
  await addResult(here, classId, ana, '2026-10-01', false)
  await addResult(here, classId, ben, '2026-10-20', true)

  const { own } = await listAs(here, teacher)
  expect(own).toMatchObject([{ id: classId, students: 3, teachers: [], isNow: true }])
  expect(own[0]?.own).toEqual({
    standards: 3,
    levels: { byMedian: [0, 0, 1, 1], scale: FOUR_LEVELS, withoutLevel: 1, coverage: 4 / 9 },
    // Ben's level and Ana's grade in this class; another class's is that one's.
    attention: { flagged: 2, missing: 1, quiet: 1 },
    lastResultOn: '2026-10-20',
  })
})

test('it takes three statements, whatever the number of classes', async () => {
  const here = await makeSmallDistrict()
  const teacher = await here.addPerson({ role: 'teacher' })
  for (let made = 0; made < 12; made++) await here.enroll(teacher, await here.addClass(), 'teacher')
  const token = newToken()
  await here.within((tx) => startSession(tx, here.district.id, teacher, token, new Date()))
  const asking = { district: here.district, token, access: 'signed-in', mode: 'read only' } as const
  const statements = await act(asking, async (acting) => {
    let count = 0
    const { sql } = acting.tx
    const query = new Proxy(sql, {
      get(target, name, receiver) {
        if (name === 'query') count += 1
        const value: unknown = Reflect.get(target, name, receiver)
        return typeof value === 'function' ? value.bind(target) : value
      },
    })
    const { own } = await listClasses(
      { ...acting, tx: { ...acting.tx, sql: query } },
      { nowOnly: true, search: '' },
    )
    expect(own).toHaveLength(12)
    return count
  })
  expect(statements).toBe(3)
})

test('a teacher sees own classes only, and only while enrolled', async () => {
  const here = await makeSmallDistrict()
  const teacher = await here.addPerson({ role: 'teacher' })
  const own = await here.addClass()
  const left = await here.addClass()
  await here.addClass()
  await here.enroll(teacher, own, 'teacher')
  await here.enroll(teacher, left, 'teacher', { endOn: '2020-01-01' })
  const list = await listAs(here, teacher, '', false)
  expect(list.own.map((one) => one.id)).toEqual([own])
  expect(list.others).toEqual([])
  expect(list.seesOthers).toBe(false)
})

test('a principal sees the classes of their school, an administrator those of the district, nobody another’s', async () => {
  const here = await makeSmallDistrict()
  const there = await makeSmallDistrict()
  await there.addClass()
  const inSchool = await here.addClass()
  const elsewhere = await here.addClass(here.districtOrgId)
  const principal = await here.addPerson({ role: 'principal' })
  const admin = await here.addPerson({ role: 'districtAdministrator', orgId: here.districtOrgId })
  const counselor = await here.addPerson({ role: 'counselor' })
  expect((await listAs(here, principal)).others.map((one) => one.id)).toEqual([inSchool])
  expect((await listAs(here, admin)).others.map((one) => one.id).sort()).toEqual([inSchool, elsewhere].sort())
  expect((await listAs(here, counselor)).others).toEqual([])
})

test('a search takes signs as they stand, and finds a class by who teaches it', async () => {
  const here = await makeSmallDistrict()
  const admin = await here.addPerson({ role: 'districtAdministrator', orgId: here.districtOrgId })
  const taught = await here.addClass()
  await here.addClass()
  await here.enroll(await here.addPerson({ role: 'teacher' }), taught, 'teacher')
  expect((await listAs(here, admin, 'byron')).others.map((one) => one.id)).toEqual([taught])
  expect(await listAs(here, admin, '%')).toMatchObject({ others: [], found: 0 })
})

test('a class an administrator has given until a day stands among one’s own until then', async () => {
  const here = await makeSmallDistrict()
  const classId = await here.addClass()
  const [substitute, administrator] = [await here.addPerson({}), await here.addPerson({})]
  const give = (beginOn: string, endOn: string) =>
    here.within(({ sql }) =>
      sql.query(
        `insert into grants (district_id, id, user_id, role, class_id, begin_on, end_on, reason, granted_at, granted_by)
         values ($1, $2, $3, 'teacher', $4, $5, $6, 'Leave', now(), $7)`,
        [here.district.id, newId(), substitute, classId, beginOn, endOn, administrator],
      ),
    )
  await give('2020-01-01', '2999-01-01')
  expect((await listAs(here, substitute)).own.map(({ id }) => id)).toEqual([classId])
  await here.within(({ sql }) => sql.query('update grants set ended_at = now()'))
  await expect(listAs(here, substitute)).rejects.toMatchObject({ code: 'unauthenticated' })
})
