import { describe, expect, it } from 'vitest'
import { recalculateAfterImport } from '@/lib/features/mastery/recalculate-after-import'
import { createTestDistrict, type TestDistrict } from './testing/import-district'
import { type Files, only, rec, recs, SMALL, without, withRecs } from './testing/small-files'

const delta = { mode: 'delta' } as const

/** The SIS's people, who have every kind of identifier, and the LMS's accounts, each known by one of them. */
const PEOPLE: Files = {
  orgs: SMALL.orgs ?? [],
  users: [
    rec('users', 'ana', { userMasterIdentifier: 'M-1' }),
    rec('users', 'ben', { userIds: '{state:77},{card:5}' }),
    rec('users', 'cy', { identifier: '4711' }),
    rec('users', 'dora', { email: 'Dora@Example.org' }),
    rec('users', 'eli', { username: 'eli.e' }),
  ],
}
const ACCOUNTS = [
  rec('users', 'l-1', { userMasterIdentifier: 'M-1', username: 'x1' }),
  rec('users', 'l-2', { userIds: '{state:77}', username: 'x2' }),
  rec('users', 'l-3', { identifier: '4711', username: 'x3' }),
  rec('users', 'l-4', { email: 'dora@example.ORG', username: 'x4' }),
  rec('users', 'l-5', { username: 'Eli.E' }),
]

async function matchesOf(district: TestDistrict, entity: string, source = 'LMS'): Promise<readonly string[]> {
  const rows = await district.query<{ line: string }>(
    `select concat_ws(' ', k.sourced_id, k.matched_by, (
       select min(o.sourced_id) from links o where o.canonical_id = k.canonical_id and o.source_id <> k.source_id)) as line
     from links k join sources s on s.id = k.source_id where s.name = $1 and k.entity = $2 order by 1`,
    [source, entity],
  )
  return rows.map((row) => row.line)
}

const questions = (district: TestDistrict) =>
  district.query<{ entity: string; sourced_id: string; reason: string }>(
    'select entity, sourced_id, reason from match_questions order by 1, 2, 3',
  )

async function sis(files: Files): Promise<TestDistrict> {
  const district = await createTestDistrict(recalculateAfterImport)
  await district.done('SIS', files)
  return district
}

describe('a person two sources know', () => {
  it('stands once, by each rule of the order', async () => {
    const district = await sis(PEOPLE)
    await district.done('LMS', { users: ACCOUNTS })
    expect(await matchesOf(district, 'users')).toEqual([
      'l-1 master ana',
      'l-2 userId:state ben',
      'l-3 identifier cy',
      'l-4 email dora',
      'l-5 username eli',
    ])
    expect(await district.value('select count(*)::int from users')).toBe(5)
    expect(await questions(district)).toEqual([])
  })

  it('stands once whichever source comes first', async () => {
    const district = await createTestDistrict(recalculateAfterImport)
    await district.done('LMS', { users: ACCOUNTS })
    await district.done('SIS', PEOPLE)
    expect(await district.value('select count(*)::int from users')).toBe(5)
  })

  it('is known by the better rule where a weaker one names somebody else', async () => {
    const district = await sis(PEOPLE)
    await district.done('LMS', {
      users: [rec('users', 'l-1', { userMasterIdentifier: 'M-1', username: 'eli.e' })],
    })
    expect(await matchesOf(district, 'users')).toEqual(['l-1 master ana'])
  })

  it('is not known by an id of another type', async () => {
    const district = await sis(PEOPLE)
    await district.done('LMS', { users: [rec('users', 'l-2', { userIds: '{nation:77}', username: 'x' })] })
    expect(await matchesOf(district, 'users')).toEqual(['l-2 new'])
  })

  it('stays apart, with the reason, where two people fit', async () => {
    const twins = ['a', 'b'].map((id) => rec('users', id, { email: 'home@example.org' }))
    const district = await sis({ users: twins })
    await district.done('LMS', { users: [rec('users', 'l', { email: 'home@example.org', username: 'x' })] })
    expect(await matchesOf(district, 'users')).toEqual(['l new'])
    expect(await questions(district)).toEqual([
      { entity: 'users', sourced_id: 'l', reason: 'email:several' },
      { entity: 'users', sourced_id: 'l', reason: 'email:several' },
    ])
  })

  it('stays apart where two accounts of one source fit, at once or one after the other', async () => {
    const account = (id: string) => rec('users', id, { identifier: '4711', username: id })
    const atOnce = await sis(PEOPLE)
    await atOnce.done('LMS', { users: [account('l-1'), account('l-2')] })
    expect(await matchesOf(atOnce, 'users')).toEqual(['l-1 new', 'l-2 new'])
    const later = await sis(PEOPLE)
    await later.done('LMS', { users: [account('l-1')] })
    await later.done('LMS', { users: [account('l-2')] }, delta)
    expect(await matchesOf(later, 'users')).toEqual(['l-1 identifier cy', 'l-2 new'])
    expect(await questions(later)).toEqual([
      { entity: 'users', sourced_id: 'l-2', reason: 'identifier:taken' },
    ])
  })

  it('keeps only the guardians that are still named', async () => {
    const guardians = recs('users', 'gus', 'gia')
    const ana = (agents: string) => rec('users', 'ana', { agentSourcedIds: agents })
    const district = await sis({ users: [...guardians, ana('gus,gia')] })
    const count = () => district.value('select count(*)::int from user_agents')
    expect(await count()).toBe(2)
    await district.done('SIS', { users: [ana('gia')] }, delta)
    expect(await count()).toBe(1)
  })
})

/** The same school as the LMS sees it: ids of its own for all but the quiz, which it took over from the SIS. */
function lmsFiles(): Files {
  const own = { schoolSourcedId: 'l-north' }
  return {
    orgs: [rec('orgs', 'l-north', { identifier: 'no-north' })],
    academicSessions: [
      rec('academicSessions', 'l-spring', { startDate: '2024-12-20', endDate: '2099-07-01' }),
    ],
    courses: [rec('courses', 'l-maths', { courseCode: 'C-maths', orgSourcedId: 'l-north' })],
    classes: [
      rec('classes', 'l-red', {
        ...own,
        classCode: 'K-red',
        courseSourcedId: 'l-maths',
        termSourcedIds: 'l-spring',
      }),
    ],
    users: ['ana', 'ben'].map((name) => rec('users', `l-${name}`, { username: `name.${name}` })),
    enrollments: [
      rec('enrollments', 'l-e-1', { ...own, userSourcedId: 'l-ana', classSourcedId: 'l-red' }),
      rec('enrollments', 'l-e-2', { ...own, userSourcedId: 'l-ben', classSourcedId: 'l-red' }),
    ],
    categories: recs('categories', 'l-work'),
    lineItems: [
      rec('lineItems', 'quiz', {
        ...own,
        classSourcedId: 'l-red',
        categorySourcedId: 'l-work',
        academicSessionSourcedId: 'l-spring',
      }),
    ],
    results: [
      rec('results', 'l-r-1', { lineItemSourcedId: 'quiz', studentSourcedId: 'l-ana', score: '3' }),
      rec('results', 'l-r-2', { lineItemSourcedId: 'quiz', studentSourcedId: 'l-ben', score: '4' }),
    ],
  }
}

describe('the things of a school two sources know', () => {
  it('stand once: org by identifier, session by dates, class by code, school and term, line item by its id', async () => {
    const district = await sis(SMALL)
    await district.done('LMS', lmsFiles())
    const matched = async (entity: string) => (await matchesOf(district, entity)).join()
    expect(await matched('orgs')).toBe('l-north identifier north')
    expect(await matched('academicSessions')).toBe('l-spring same_dates spring')
    expect(await matched('courses')).toBe('l-maths course_code maths')
    expect(await matched('classes')).toBe('l-red class_code red')
    expect(await matched('enrollments')).toBe(
      'l-e-1 same_enrollment e-ana-red,l-e-2 same_enrollment e-ben-red',
    )
    expect(await matched('lineItems')).toBe('quiz same_id quiz')
    expect(await questions(district)).toEqual([])
  })

  it('a class of the same code in another term is another class', async () => {
    const district = await sis(SMALL)
    const files = withRecs(lmsFiles(), {
      academicSessions: [
        rec('academicSessions', 'l-spring', { startDate: '2024-08-01', endDate: '2024-12-20' }),
      ],
    })
    await district.done('LMS', only(files, 'orgs', 'academicSessions', 'courses', 'classes'))
    expect(await matchesOf(district, 'classes')).toEqual(['l-red new'])
  })

  it('a class of the same id in the same school is the same class', async () => {
    const district = await sis(SMALL)
    await district.done('LMS', only(SMALL, 'orgs', 'academicSessions', 'courses', 'classes'))
    expect(await matchesOf(district, 'classes')).toEqual(['blue same_id blue', 'red same_id red'])
  })

  it('a second section of one code in one source is no question of identity', async () => {
    const district = await sis(SMALL)
    await district.done('SIS', { classes: [rec('classes', 'red2', { classCode: 'K-red' })] }, delta)
    expect(await district.value('select count(*)::int from classes')).toBe(3)
    expect(await questions(district)).toEqual([])
  })

  it('one who leaves a class and returns under a new enrollment has two', async () => {
    const district = await sis(SMALL)
    const left = rec('enrollments', 'e-cy-red', { endDate: '2025-01-10' })
    const back = rec('enrollments', 'e-cy-red-2', { beginDate: '2025-02-01', classSourcedId: 'red' })
    await district.done('SIS', { enrollments: [left, back] }, delta)
    expect(await district.value('select count(*)::int from enrollments')).toBe(6)
    expect(await questions(district)).toEqual([])
  })
})

describe('one column with two sources', () => {
  it("shows the more trusted source's score; when that ends, the other's, with history", async () => {
    const district = await sis(SMALL)
    await district.done('LMS', lmsFiles())
    expect(await district.value('select count(*)::int from line_items')).toBe(3)
    expect(await district.history('quiz', 'ana')).toEqual(['8'])
    await district.done('SIS', without(SMALL, 'results', 'r-quiz-ana'), { acceptEnding: true })
    expect(await district.history('quiz', 'ana')).toEqual(['8', '3'])
    await district.done('SIS', SMALL)
    expect(await district.history('quiz', 'ana')).toEqual(['8', '3', '8'])
  })

  it('shows the score of the only source that has one, until a more trusted one speaks', async () => {
    const district = await sis(without(SMALL, 'results', 'r-quiz-ben'))
    await district.done('LMS', lmsFiles())
    expect(await district.history('quiz', 'ben')).toEqual(['4'])
    await district.done('SIS', SMALL)
    expect(await district.history('quiz', 'ben')).toEqual(['4', '5'])
  })
})

describe('several results of one source for one student and line item', () => {
  const attempt = (id: string, scoreDate: string, score: string, dateLastModified: string) =>
    rec('results', id, {
      lineItemSourcedId: 'homework',
      studentSourcedId: 'ben',
      scoreDate,
      score,
      dateLastModified,
    })

  it('are attempts: the newest by score date, then by modification, then by id, is the cell', async () => {
    const district = await sis(SMALL)
    const early = '2025-01-01T08:00:00.000Z'
    const late = '2025-01-02T08:00:00.000Z'
    await district.done('SIS', { results: [attempt('t-9', '2024-09-10', '1', late)] }, delta)
    await district.done(
      'SIS',
      { results: [attempt('t-1', '2024-09-12', '2', early), attempt('t-2', '2024-09-12', '3', late)] },
      delta,
    )
    await district.done('SIS', { results: [attempt('t-3', '2024-09-12', '4', late)] }, delta)
    expect(await district.history('homework', 'ben')).toEqual(['1', '3', '4'])
    const cells = `select sourced_id from results where is_cell and sourced_id like 't-%'`
    expect(await district.query(cells)).toEqual([{ sourced_id: 't-3' }])
    expect(
      await district.value(
        `select count(*)::int from results where ended_at is null and sourced_id like 't-%'`,
      ),
    ).toBe(4)
  })

  it('fall back to the one before when the newest ends', async () => {
    const district = await sis(
      withRecs(SMALL, {
        results: [attempt('t-1', '2024-09-10', '1', ''), attempt('t-2', '2024-09-12', '2', '')],
      }),
    )
    const newest = { ...attempt('t-2', '2024-09-12', '2', '2025-01-01T08:00:00.000Z'), status: 'tobedeleted' }
    await district.done('SIS', { results: [newest] }, delta)
    expect(await district.history('homework', 'ben')).toEqual(['2', '1'])
  })
})
