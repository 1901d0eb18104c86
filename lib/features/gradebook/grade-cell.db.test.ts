import { beforeAll, describe, expect, it } from 'vitest'
import { DEFAULT_GRADE_POLICY } from '@/lib/core/grade/grade-policy'
import { gradeCell } from '@/lib/core/gradebook/grade-cell'
import type { CellWrite, WhatIf } from '@/lib/features/gradebook/contract'
import {
  createTestDistrict,
  type TestDistrict,
  TIME_ZONE,
} from '@/lib/features/ingest/testing/import-district'
import { rec, SMALL, withRecs } from '@/lib/features/ingest/testing/small-files'
import { explainLevel } from '@/lib/features/mastery/explain-level'
import { adoptGradePolicy } from '@/lib/features/mastery/grades/adopt-grade-policy'
import { readGradeSource } from '@/lib/features/mastery/grades/read-grade-source'
import { recalculateAfterImport } from '@/lib/features/mastery/recalculate-after-import'
import { recalculateForStudent } from '@/lib/features/mastery/recalculate-for-student'
import type { Acting } from '@/lib/platform/acting'
import { newId } from '@/lib/platform/new-id'
import { todayIn } from '@/lib/platform/today'
import { askWhatIf } from './ask-what-if'
import { getLevelEvidence, getScoreEvidence } from './get-evidence'
import { getGradeEvidence } from './get-grade-evidence'
import { getGrid } from './get-grid'
import { writeCell } from './write-cell'

let district: TestDistrict
let red: string
const people: Record<string, string> = {}
const things: Record<string, string> = {}

function acting<T>(by: 'tess' | 'cy', act: (acting: Acting) => Promise<T>): Promise<T> {
  return district.db.inDistrict(district.id, (tx) =>
    // SAFETY: what the verbs ask of who acts; their session and permission are the route's.
    act({
      tx,
      actor: { kind: 'user', districtId: district.id, userId: people[by] ?? '' },
      district: { id: district.id, slug: 's', name: 'S', timeZone: TIME_ZONE, isSample: false },
      today: todayIn(TIME_ZONE, new Date()),
    } as Acting),
  )
}

/** As the class's teacher, or another grown-up, at the keyboard. */
function write(act: Partial<CellWrite> & Pick<CellWrite, 'cell' | 'act'>, by: 'tess' | 'cy' = 'tess') {
  const body = {
    operationId: newId(),
    saw: { version: 0, sourceVersion: 1, computed: null },
    reason: null,
    ...(act.act === 'set' ? { comment: null } : {}),
    ...act,
  }
  // SAFETY: the shapes are the contract's own; `act` decides which.
  return acting(by, (who) => writeCell(who, red, body as CellWrite, recalculateForStudent))
}

const grade = (student: string) => ({ kind: 'grade', studentId: people[student] ?? '' }) as const
const score = (student: string, item: string) =>
  ({ kind: 'score', studentId: people[student] ?? '', itemId: things[item] ?? '' }) as const
const typed = (value: { readonly number?: string; readonly text?: string }) => ({
  number: null,
  text: null,
  status: null,
  flags: 0,
  level: null,
  ...value,
})
const saw = (version: number, computed: string) => ({ version, sourceVersion: null, computed })

async function cellOf(student: string) {
  const grid = await acting('tess', (who) => getGrid(who, { classId: red, mayCorrect: true, locale: 'en' }))
  return gradeCell(grid, grid.students.id.indexOf(people[student] ?? ''))
}

const evidenceOf = (student: string) =>
  acting('tess', (who) => getGradeEvidence(who, red, people[student] ?? '', readGradeSource))

const flagOf = (student: string) =>
  district.value(
    `select flag - 'at' from overrides where kind = 'grade' and student_id = $1 and ended_at is null`,
    [people[student]],
  )

beforeAll(async () => {
  district = await createTestDistrict(recalculateAfterImport)
  await district.done('SIS', SMALL)
  red = await district.idOf('classes', 'red')
  for (const name of ['tess', 'ana', 'ben', 'cy']) people[name] = await district.idOf('users', name)
  for (const name of ['quiz', 'lab', 'homework']) things[name] = await district.idOf('lineItems', name)
})

describe('a score typed', () => {
  it('is answered with the grade it makes, which the grid then shows', async () => {
    const { answer } = await write({ act: 'set', cell: score('cy', 'quiz'), value: typed({ number: '10' }) })
    // 4 and 10 of 20.
    const computed = { percent: 70, mark: 'C', counted: 2, missing: 0, exempt: 0, dropped: 0 }
    expect(answer).toMatchObject({ grades: [{ studentId: people.cy, version: 0, computed, own: null }] })
    expect(await cellOf('cy')).toMatchObject({ computed: { percent: 70, mark: 'C' }, counted: 2, turn: null })
  })

  it('says in its own tray what it does to the grade', async () => {
    const { grade: move } = await acting('tess', (who) =>
      getScoreEvidence(who, red, score('cy', 'quiz'), readGradeSource),
    )
    expect(move).toEqual({ without: { percent: 40, mark: 'F' }, with: { percent: 70, mark: 'C' } })
    const untouched = await acting('tess', (who) =>
      getScoreEvidence(who, red, score('cy', 'lab'), readGradeSource),
    )
    expect(untouched.grade).toBeNull()
  })

  it('twice at once makes one grade of both', async () => {
    await Promise.all(
      ['quiz', 'lab'].map((item) =>
        write({ act: 'set', cell: score('ben', item), value: typed({ number: '9' }) }),
      ),
    )
    expect((await cellOf('ben')).computed).toEqual({ percent: 90, mark: 'A' })
    await Promise.all(
      ['quiz', 'lab'].map((item) =>
        write({
          act: 'clear',
          cell: score('ben', item),
          saw: { version: 1, sourceVersion: 1, computed: null },
        }),
      ),
    )
    expect((await cellOf('ben')).computed).toEqual({ percent: 55, mark: 'F' })
  })
})

describe('a grade typed over', () => {
  it('stands above the computed one, with the mark its percent makes', async () => {
    const { status, answer } = await write({
      act: 'set',
      cell: grade('ana'),
      value: typed({ number: '93.5' }),
      saw: saw(0, '90'),
      reason: '[retake]',
    })
    expect(status).toBe(200)
    expect(answer).toMatchObject({
      scores: [],
      levels: [],
      grades: [
        {
          version: 1,
          computed: { percent: 90, mark: 'A' },
          own: {
            percent: 93.5,
            mark: 'A',
            seen: { percent: 90, mark: 'A' },
            author: 'Given-tess Family-tess',
          },
        },
      ],
    })
    expect(await cellOf('ana')).toMatchObject({
      effective: { percent: 93.5, mark: 'A' },
      turn: null,
      version: 1,
    })
    expect(
      await district.value(
        `select count(*)::int from audit where act = 'cell-set' and target_kind = 'grade'`,
      ),
    ).toBe(1)
  })

  it('may be a mark alone, in any case, and only one of the scale', async () => {
    const value = typed({ text: 'b' })
    const { answer } = await write({ act: 'set', cell: grade('ben'), value, saw: saw(0, '55') })
    expect(answer).toMatchObject({ grades: [{ own: { percent: null, mark: 'B' } }] })
    const nonsense = write({ act: 'set', cell: grade('ben'), value: typed({ text: 'Q' }), saw: saw(1, '55') })
    await expect(nonsense).rejects.toMatchObject({ details: { code: 'bad-value' } })
    await write({ act: 'clear', cell: grade('ben'), saw: saw(1, '55') })
    expect(await cellOf('ben')).toMatchObject({
      effective: { percent: 55, mark: 'F' },
      override: null,
      version: 2,
    })
  })

  it('is refused where another person changed it meanwhile, and shows what they chose', async () => {
    const other = await write(
      { act: 'set', cell: grade('ana'), value: typed({ number: '50' }), saw: saw(0, '90') },
      'cy',
    )
    expect(other).toMatchObject({
      status: 409,
      answer: { by: 'Given-tess Family-tess', now: { grades: [{ own: { percent: 93.5 } }] } },
    })
  })

  it('stands through an import that moves the computed one, and is flagged, once', async () => {
    const quiz = (points: string) =>
      withRecs(SMALL, { results: [rec('results', 'r-quiz-ana', { score: points })] })
    await district.done('SIS', quiz('5'))
    expect(await cellOf('ana')).toMatchObject({
      effective: { percent: 93.5, mark: 'A' },
      computed: { percent: 80, mark: 'B' },
      turn: { was: { percent: 90, mark: 'A' }, now: { percent: 80, mark: 'B' }, disagrees: true },
    })
    expect(await flagOf('ana')).toEqual({ now: '80', was: '90' })
    // What history holds is what counts: nothing of it moved.
    const rows = `select count(*)::int from history where kind = 'grade' and student_id = $1`
    expect(await district.value(rows, [people.ana])).toBe(2)
    await district.done('SIS', quiz('8'))
    expect(await flagOf('ana')).toBeNull()
    await district.done('SIS', quiz('5'))
  })

  it('is kept, seeing the newer computation, or given up for it', async () => {
    const kept = await write({ act: 'keep', cell: grade('ana'), saw: saw(1, '80') })
    expect(kept.answer).toMatchObject({
      grades: [{ version: 2, own: { percent: 93.5, seen: { percent: 80, mark: 'B' } } }],
    })
    expect(await flagOf('ana')).toBeNull()
    const taken = await write({ act: 'take', cell: grade('ana'), saw: saw(2, '80') })
    expect(taken.answer).toMatchObject({
      grades: [{ version: 3, own: null, computed: { percent: 80, mark: 'B' } }],
    })
    const { history } = await evidenceOf('ana')
    expect(history.map(({ act, value }) => [act, value?.score, value?.text])).toEqual([
      ['clear', 80, 'B'],
      ['keep', 93.5, 'A'],
      ['set', 93.5, 'A'],
      ['computed', 90, 'A'],
    ])
  })

  it('is flagged at once where the computed one moved while it was being typed', async () => {
    await write({ act: 'set', cell: grade('ana'), value: typed({ number: '85' }), saw: saw(3, '90') })
    expect(await flagOf('ana')).toEqual({ now: '80', was: '90' })
  })
})

describe('a grade explained', () => {
  it('adds up from its scores, names what was left out and the one score that would make another mark', async () => {
    const { working, deciding, overrides, closed, policy } = await evidenceOf('cy')
    expect(working).toMatchObject({ method: 'total-points', grade: { percent: 70, mark: 'C', counted: 2 } })
    expect(
      working.scores.map(({ title, role, overridden, contribution }) => [
        title,
        role,
        overridden,
        contribution,
      ]),
    ).toEqual(
      expect.arrayContaining([
        ['Item lab', 'counted', false, 20],
        ['Item quiz', 'counted', true, 50],
      ]),
    )
    // One tenth of a point less of 20, and it is a D.
    expect(deciding).toMatchObject({ mark: 'D' })
    expect(overrides).toEqual([
      {
        itemId: things.quiz,
        objectiveId: null,
        title: 'Item quiz',
        without: { percent: 40, mark: 'F' },
        with: { percent: 70, mark: 'C' },
      },
    ])
    expect({ closed, version: policy.version }).toEqual({ closed: false, version: 1 })
  })
})

describe('a what-if', () => {
  const ask = (changes: WhatIf['changes']) =>
    acting('tess', (who) => askWhatIf(who, red, { studentId: people.cy ?? '', changes }, readGradeSource))
  const assume = (item: string, number: string | null) =>
    ({ kind: 'score', itemId: things[item] ?? '', number, text: null, status: null }) as const

  it('says what a grade would be, and stores nothing', async () => {
    const before = await district.digests()
    const answer = await ask([assume('lab', '8'), assume('homework', '9'), assume('quiz', null)])
    // 8 and 9 of 20, without the quiz.
    expect(answer).toMatchObject({
      before: { percent: 70 },
      after: { grade: { percent: 85, mark: 'B', counted: 2 } },
    })
    expect(await ask([{ ...assume('quiz', null), status: 'exempt' }])).toMatchObject({
      after: { grade: { percent: 40, exempt: 1 } },
    })
    expect(await district.digests()).toEqual(before)
  })

  it('knows only work of the class', async () => {
    await expect(ask([{ ...assume('lab', '8'), itemId: newId() }])).rejects.toMatchObject({
      code: 'not-found',
    })
  })
})

describe('a grade made of levels', () => {
  const level = (objectiveId: string) => ({ kind: 'level', studentId: people.cy ?? '', objectiveId }) as const

  it('is explained by them, and a level’s tray says what the person’s level does to it', async () => {
    const settings = {
      ...DEFAULT_GRADE_POLICY,
      method: { kind: 'from-levels', worth: { kind: 'table', percents: [50, 70, 85, 100] }, combine: 'mean' },
    }
    const scope = { schoolId: null, classId: red }
    await acting('tess', ({ tx, today }) =>
      adoptGradePolicy(tx, { districtId: district.id, scope, name: 'By levels', settings, today, by: null }),
    )
    const [add, split] = [await district.objective('add'), await district.objective('split')]
    await write({ act: 'set', cell: level(add), value: { ...typed({}), level: 4 } })
    const { working, policy } = await evidenceOf('cy')
    expect(policy.name).toBe('By levels')
    expect(working.grade).toMatchObject({ percent: 100, mark: 'A' })
    expect(
      working.levels.map(({ code, level: of, overridden, contribution }) => [
        code,
        of,
        overridden,
        contribution,
      ]),
    ).toEqual(
      expect.arrayContaining([
        ['add', 4, true, 50],
        ['split', 4, false, 50],
      ]),
    )
    expect(working.scores.map(({ reason }) => reason)).toEqual(['levels-count', 'levels-count'])
    const evidence = await acting('tess', (who) =>
      getLevelEvidence(who, red, level(add), explainLevel, readGradeSource),
    )
    // 4 of 10 and then 10 of 10: 0.35 × 1.6 + 0.65 × 4, a 3, for which the table has 85. And 100 for the other.
    expect(evidence.grade).toEqual({
      without: { percent: 92.5, mark: 'A' },
      with: { percent: 100, mark: 'A' },
    })
    const changes = [{ kind: 'level', objectiveId: split, level: 1, number: null }] as const
    const what = await acting('tess', (who) =>
      askWhatIf(who, red, { studentId: people.cy ?? '', changes: [...changes] }, readGradeSource),
    )
    expect(what).toMatchObject({
      before: { percent: 100 },
      after: { grade: { percent: 75, mark: 'C', counted: 2 } },
    })
  })
})
