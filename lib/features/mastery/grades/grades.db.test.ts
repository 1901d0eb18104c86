import { beforeEach, describe, expect, it } from 'vitest'
import { DEFAULT_GRADE_POLICY, type GradePolicy } from '@/lib/core/grade/grade-policy'
import { closePeriod } from '@/lib/features/gradebook/close-period'
import { reopenPeriod } from '@/lib/features/gradebook/reopen-period'
import {
  createTestDistrict,
  type TestDistrict,
  TIME_ZONE,
} from '@/lib/features/ingest/testing/import-district'
import { typeInto } from '@/lib/features/ingest/testing/person-writes'
import { compareWithHistory } from '@/lib/features/ingest/testing/replay-history'
import { rec, SMALL, without, withRecs } from '@/lib/features/ingest/testing/small-files'
import { recalculateAfterImport } from '@/lib/features/mastery/recalculate-after-import'
import { recalculateDistrict } from '@/lib/features/mastery/recalculate-district'
import { todayIn } from '@/lib/platform/today'
import { adoptGradePolicy } from './adopt-grade-policy'

let district: TestDistrict

const exam = (student: string, values: Readonly<Record<string, string>>) =>
  rec('results', `r-exam-${student}`, values)

/** Work weighs a quarter, tests three; a bonus can only add. */
const WEIGHED = withRecs(SMALL, {
  categories: [rec('categories', 'work', { weight: '25' }), rec('categories', 'tests', { weight: '75' })],
  lineItems: [
    rec('lineItems', 'exam', { categorySourcedId: 'tests', resultValueMax: '40' }),
    rec('lineItems', 'bonus', { resultValueMax: '0' }),
  ],
  results: [
    exam('ana', { score: '31' }),
    exam('ben', { scoreStatus: 'exempt' }),
    exam('cy', { scoreStatus: 'not submitted', missing: 'true' }),
    rec('results', 'r-bonus-ana', { score: '2' }),
  ],
})

const today = () => todayIn(TIME_ZONE, new Date())

/** Every grade as `student percent mark, counted missing exempt dropped`. */
async function grades(): Promise<readonly string[]> {
  const rows = await district.query<{ line: string }>(
    `select concat(k.sourced_id, ' ', coalesce(trim_scale(g.percent)::text, 'none'), ' ' || g.mark, ', ',
                   concat_ws(' ', g.counted, g.missing, g.exempt, g.dropped)) as line
     from grades g
     join lateral (select min(sourced_id) as sourced_id from links where entity = 'users' and canonical_id = g.student_id) k on true
     order by 1`,
  )
  return rows.map((row) => row.line)
}

/** Effective grades of a student, oldest first. */
async function history(student: string): Promise<readonly (string | null)[]> {
  const rows = await district.query<{ value: string | null }>(
    `select trim_scale(number)::text || ' ' || text as value from history
     where kind = 'grade' and student_id = $1 order by at, id`,
    [await district.idOf('users', student)],
  )
  return rows.map((row) => row.value)
}

const recalculated = () =>
  district.db.inDistrict(district.id, (tx) =>
    recalculateDistrict(tx, { districtId: district.id, today: today(), timeZone: TIME_ZONE }),
  )

async function adopt(
  settings: Partial<GradePolicy>,
  scope: { readonly schoolId?: string; readonly classId?: string } = {},
) {
  return district.db.inDistrict(district.id, (tx) =>
    adoptGradePolicy(tx, {
      districtId: district.id,
      scope: { schoolId: scope.schoolId ?? null, classId: scope.classId ?? null },
      name: 'Ours',
      settings: { ...DEFAULT_GRADE_POLICY, ...settings },
      today: today(),
      by: null,
    }),
  )
}

async function type(student: string, item: string, number: string | null) {
  const cell = {
    kind: 'score',
    studentId: await district.idOf('users', student),
    itemId: await district.idOf('lineItems', item),
  } as const
  return typeInto(district, await district.idOf('classes', 'red'), cell, number === null ? null : { number })
}

const acting = async () => ({
  actor: { kind: 'user' as const, districtId: district.id, userId: await district.idOf('users', 'tess') },
  district: { id: district.id, slug: 's', name: 'S', timeZone: TIME_ZONE, isSample: false },
  today: today(),
})

beforeEach(async () => {
  district = await createTestDistrict(recalculateAfterImport)
})

describe('an import', () => {
  it('grades a class to the digit as a teacher would by hand', async () => {
    await district.done('SIS', WEIGHED)
    expect(await grades()).toEqual([
      // Work: 8 + 9 + 10 and 2 more, of 30. Exam: 31 of 40. 0.25 × 96.666… + 0.75 × 77.5.
      'ana 82.291667 B, 5 0 0 0',
      // 5 + 6 of 20; the exempt exam leaves its weight to the rest.
      'ben 55 F, 2 0 1 0',
      // 4 of 10; the missing exam is left out, and said.
      'cy 40 F, 1 1 0 0',
    ])
    expect(await history('ana')).toEqual(['82.291667 B'])
    const terms = await district.query('select distinct term_id as id from grades')
    expect(terms).toEqual([{ id: await district.idOf('academicSessions', 'spring') }])
  })

  it('adds points where no category has a weight', async () => {
    await district.done('SIS', SMALL)
    expect(await grades()).toEqual(['ana 90 A, 3 0 0 0', 'ben 55 F, 2 0 0 0', 'cy 40 F, 1 0 0 0'])
  })

  it('makes no grade of nothing: no zero where nothing counts, no row where nothing was ever handed out', async () => {
    const excused = rec('results', 'r-lab-cy', { scoreStatus: 'exempt' })
    await district.done('SIS', withRecs(SMALL, { results: [excused] }))
    expect(await grades()).toEqual(['ana 90 A, 3 0 0 0', 'ben 55 F, 2 0 0 0', 'cy none, 0 0 1 0'])
    expect(await history('cy')).toEqual([])
    expect(
      await district.value(`select count(*)::int from grades where class_id = $1`, [
        await district.idOf('classes', 'blue'),
      ]),
    ).toBe(0)
  })

  it('says again, with nothing new, changes no grade and adds nothing to the past', async () => {
    await district.done('SIS', WEIGHED)
    const before = await district.digests()
    await district.done('SIS', WEIGHED, { backwards: true })
    expect(await district.digests()).toMatchObject({ grades: before.grades, history: before.history })
  })

  it('grades anew whom it says something new of, and nobody else', async () => {
    await district.done('SIS', SMALL)
    const at = `select max(at) from grades g where g.student_id = $1`
    const ben = [await district.idOf('users', 'ben')]
    const before = await district.value(at, ben)
    await district.done('SIS', withRecs(SMALL, { results: [rec('results', 'r-quiz-ana', { score: '5' })] }))
    expect(await grades()).toEqual(['ana 80 B, 3 0 0 0', 'ben 55 F, 2 0 0 0', 'cy 40 F, 1 0 0 0'])
    expect(await district.value(at, ben)).toEqual(before)
    expect(await history('ana')).toEqual(['90 A', '80 B'])
  })

  it('grades a whole class anew by another weight, another maximum, and a column that comes or goes', async () => {
    await district.done('SIS', WEIGHED)
    const even = withRecs(WEIGHED, { categories: [rec('categories', 'work', { weight: '75' })] })
    await district.done('SIS', even)
    // 0.5 × 96.666… + 0.5 × 77.5
    expect((await grades())[0]).toBe('ana 87.083333 B, 5 0 0 0')
    const harder = withRecs(even, {
      lineItems: [rec('lineItems', 'exam', { categorySourcedId: 'tests', resultValueMax: '50' })],
    })
    await district.done('SIS', harder)
    // 0.5 × 96.666… + 0.5 × 62
    expect((await grades())[0]).toBe('ana 79.333333 C, 5 0 0 0')
    const gone = without(
      without(harder, 'lineItems', 'exam'),
      'results',
      'r-exam-ana',
      'r-exam-ben',
      'r-exam-cy',
    )
    await district.done('SIS', gone, { acceptEnding: true })
    expect(await grades()).toEqual(['ana 96.666667 A, 4 0 0 0', 'ben 55 F, 2 0 0 0', 'cy 40 F, 1 0 0 0'])
  })
})

describe('a full recompute', () => {
  it('changes not one grade that was kept up to date change by change, and the past replays to them', async () => {
    await district.done('SIS', WEIGHED)
    await type('ana', 'quiz', '10')
    await type('ben', 'exam', '40')
    await type('cy', 'lab', '7')
    await type('cy', 'lab', null)
    await district.done('SIS', withRecs(WEIGHED, { results: [rec('results', 'r-lab-ana', { score: '7' })] }))
    const before = await district.digests()
    expect(await recalculated()).toBe(0)
    expect(await district.digests()).toMatchObject({ grades: before.grades, history: before.history })
    expect((await district.db.inDistrict(district.id, compareWithHistory)).differing).toEqual([])
  })
})

describe('a policy', () => {
  beforeEach(async () => {
    await district.done('SIS', SMALL)
  })

  it('is the default one, adopted once with the first grades', async () => {
    expect(
      await district.query(
        'select version, class_id, school_id from grade_policies join grade_policy_versions on id = policy_id',
      ),
    ).toEqual([{ version: 1, class_id: null, school_id: null }])
  })

  it('grades anew whom it holds for: dropped scores are counted as such', async () => {
    expect(await adopt({ drop: { lowest: 1, highest: 0, within: 'category' } })).toMatchObject({ value: 3 })
    expect(await grades()).toEqual([
      // Without the 8: 19 of 20.
      'ana 95 A, 2 0 0 1',
      'ben 60 D, 1 0 0 1',
      // The last one is never dropped.
      'cy 40 F, 1 0 0 0',
    ])
    expect(await history('ben')).toEqual(['55 F', '60 D'])
  })

  it('of a class wins over its school’s, and a school’s over the district’s', async () => {
    const schoolId = await district.idOf('orgs', 'north')
    const classId = await district.idOf('classes', 'red')
    const passFrom = (from: number) => ({
      scale: [
        { mark: 'P', from },
        { mark: 'N', from: 0 },
      ],
    })
    await adopt(passFrom(50), { classId })
    await adopt(passFrom(60), { schoolId })
    await adopt(passFrom(95))
    expect(await grades()).toEqual(['ana 90 P, 3 0 0 0', 'ben 55 P, 2 0 0 0', 'cy 40 N, 1 0 0 0'])
    await adopt(passFrom(70), { classId })
    expect((await grades())[1]).toBe('ben 55 N, 2 0 0 0')
  })

  it('that makes no sense is refused with every problem, and nothing changes', async () => {
    const before = await district.digests()
    expect(await adopt({ scale: [] })).toMatchObject({ ok: false })
    expect(await district.digests()).toEqual(before)
  })

  it('can make grades of levels, which then follow each level a person decides', async () => {
    await adopt({ method: { kind: 'from-levels', worth: { kind: 'score' }, combine: 'mean' } })
    const before = (await grades())[0]
    const [ana, red, split] = [
      await district.idOf('users', 'ana'),
      await district.idOf('classes', 'red'),
      await district.objective('split'),
    ]
    const answer = await typeInto(
      district,
      red,
      { kind: 'level', studentId: ana, objectiveId: split },
      { level: 1 },
    )
    const after = (await grades())[0]
    expect(after).not.toBe(before)
    // Addition as computed, and a 1 of 4 for splitting.
    const add = Number(
      await district.value('select score from levels where student_id = $1 and objective_id = $2', [
        ana,
        await district.objective('add'),
      ]),
    )
    const percent = (100 * (add / 4 + 1 / 4)) / 2
    expect(answer).toMatchObject({ answer: { grades: [{ computed: { percent, counted: 2 } }] } })
    await district.done('SIS', withRecs(SMALL, { results: [rec('results', 'r-lab-ana', { score: '1' })] }))
    expect((await grades())[0]).not.toBe(after)
    const digests = await district.digests()
    expect(await recalculated()).toBe(0)
    expect(await district.digests()).toMatchObject({ grades: digests.grades, history: digests.history })
  })
})

describe('a closed period', () => {
  it('holds its grades, whatever people, sources, policies or a full recompute would make of them, until it is reopened', async () => {
    await district.done('SIS', SMALL)
    const spring = await district.idOf('academicSessions', 'spring')
    const who = await acting()
    await district.db.inDistrict(district.id, (tx) => closePeriod({ ...who, tx }, spring, { schoolId: null }))
    const { grades: closed } = await district.digests()
    const cell = { kind: 'grade', studentId: await district.idOf('users', 'ana') } as const
    await expect(
      typeInto(district, await district.idOf('classes', 'red'), cell, { number: '99' }),
    ).rejects.toMatchObject({
      details: { code: 'closed' },
    })
    await district.done('SIS', withRecs(SMALL, { results: [rec('results', 'r-quiz-ana', { score: '2' })] }))
    await adopt({ drop: { lowest: 1, highest: 0, within: 'category' } })
    await recalculated()
    expect((await district.digests()).grades).toBe(closed)
    await district.db.inDistrict(district.id, (tx) =>
      reopenPeriod({ ...who, tx }, spring, { schoolId: null, reason: 'late marks' }, recalculateAfterImport),
    )
    // The 2 came in, and is dropped: 19 of 20.
    expect(await grades()).toEqual(['ana 95 A, 2 0 0 1', 'ben 60 D, 1 0 0 1', 'cy 40 F, 1 0 0 0'])
    expect((await district.db.inDistrict(district.id, compareWithHistory)).differing).toEqual([])
  })
})

describe('a closed part of an open term', () => {
  it('holds its scores in the grade, which goes on moving with the others', async () => {
    const parts = withRecs(SMALL, {
      academicSessions: [
        rec('academicSessions', 'spring-1', {
          startDate: '2024-12-20',
          endDate: '2025-02-01',
          parentSourcedId: 'spring',
          type: 'gradingPeriod',
        }),
      ],
      lineItems: [rec('lineItems', 'quiz', { academicSessionSourcedId: 'spring-1' })],
    })
    await district.done('SIS', parts)
    await type('ben', 'quiz', '7')
    const who = await acting()
    const part = await district.idOf('academicSessions', 'spring-1')
    await district.db.inDistrict(district.id, (tx) => closePeriod({ ...who, tx }, part, { schoolId: null }))
    const changes = ['quiz-ana', 'quiz-ben', 'quiz-cy', 'lab-cy'].map((id) =>
      rec('results', `r-${id}`, { score: '1' }),
    )
    await district.done('SIS', withRecs(parts, { results: changes }))
    // 8, 9 and 10 as before; Ben's typed 7 and 6; of Cy's two new ones only the lab.
    const expected = ['ana 90 A, 3 0 0 0', 'ben 65 D, 2 0 0 0', 'cy 10 F, 1 0 0 0']
    expect(await grades()).toEqual(expected)
    expect(await recalculated()).toBe(0)
    expect(await grades()).toEqual(expected)
  })
})

describe('a class of two terms', () => {
  it('has a grade of each, made of the work of its own; work of no term of the class counts in both', async () => {
    await district.done(
      'SIS',
      withRecs(SMALL, {
        classes: [rec('classes', 'red', { termSourcedIds: 'fall,spring' })],
        academicSessions: [
          rec('academicSessions', 'fall-1', {
            startDate: '2024-08-01',
            endDate: '2024-10-01',
            parentSourcedId: 'fall',
            type: 'gradingPeriod',
          }),
        ],
        lineItems: [
          rec('lineItems', 'quiz', { academicSessionSourcedId: 'fall-1' }),
          rec('lineItems', 'homework', { academicSessionSourcedId: 'year' }),
        ],
      }),
    )
    const rows = await district.query<{ line: string }>(
      `select concat_ws(' ', s.title, trim_scale(g.percent)) as line from grades g join academic_sessions s on s.id = g.term_id
       where g.student_id = $1 order by 1`,
      [await district.idOf('users', 'ana')],
    )
    // Fall: quiz 8 and homework 10 of 20. Spring: lab 9 and homework 10.
    expect(rows.map((row) => row.line)).toEqual(['fall 90', 'spring 95'])
  })
})
