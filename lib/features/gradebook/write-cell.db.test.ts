import { beforeAll, describe, expect, it } from 'vitest'
import { itemCell } from '@/lib/core/gradebook/grid-cells'
import type { CellWrite, LevelState } from '@/lib/features/gradebook/contract'
import {
  createTestDistrict,
  type TestDistrict,
  TIME_ZONE,
} from '@/lib/features/ingest/testing/import-district'
import { rec, SMALL, withRecs } from '@/lib/features/ingest/testing/small-files'
import { recalculateAfterImport } from '@/lib/features/mastery/recalculate-after-import'
import { recalculateForStudent } from '@/lib/features/mastery/recalculate-for-student'
import { newId } from '@/lib/platform/new-id'
import { todayIn } from '@/lib/platform/today'
import { readLevelStates } from './cell-states'
import { getGrid } from './get-grid'
import { writeCell } from './write-cell'

let district: TestDistrict
let red: string
const people: Record<string, string> = {}
const things: Record<string, string> = {}

/** As the class's teacher, or another grown-up, at the keyboard. */
function write(act: Partial<CellWrite> & Pick<CellWrite, 'cell' | 'act'>, by: 'tess' | 'cy' = 'tess') {
  const body = {
    operationId: newId(),
    saw: { version: 0, sourceVersion: 1, computed: null },
    reason: null,
    ...(act.act === 'set' ? { comment: null } : {}),
    ...act,
  }
  return district.db.inDistrict(district.id, (tx) =>
    writeCell(
      {
        tx,
        actor: { kind: 'user', districtId: district.id, userId: people[by] ?? '' },
        district: { id: district.id, slug: 's', name: 'S', timeZone: TIME_ZONE, isSample: false },
        today: todayIn(TIME_ZONE, new Date()),
      },
      red,
      // SAFETY: the shapes are the contract's own; `act` decides which.
      body as CellWrite,
      recalculateForStudent,
    ),
  )
}

const score = (student: string, item: string) =>
  ({ kind: 'score', studentId: people[student] ?? '', itemId: things[item] ?? '' }) as const
const points = (number: string) => ({ number, text: null, status: null, flags: 0, level: null }) as const

async function cellOf(student: string, item: string) {
  const grid = await district.db.inDistrict(district.id, (tx) =>
    getGrid({ tx, today: todayIn(TIME_ZONE, new Date()) }, { classId: red, mayCorrect: true, locale: 'en' }),
  )
  const row = grid.students.id.indexOf(people[student] ?? '')
  const column = grid.items.findIndex((one) => one.id === things[item])
  return itemCell(grid, column, row)
}

beforeAll(async () => {
  district = await createTestDistrict(recalculateAfterImport)
  await district.done('SIS', SMALL)
  red = await district.idOf('classes', 'red')
  for (const name of ['tess', 'ana', 'ben', 'cy']) people[name] = await district.idOf('users', name)
  for (const name of ['quiz', 'lab', 'homework']) things[name] = await district.idOf('lineItems', name)
})

describe('a value typed over a score', () => {
  it('stands beside the source value, moves the level at once, and is one row of history and of audit', async () => {
    const { status, answer } = await write({ act: 'set', cell: score('ana', 'lab'), value: points('4') })
    expect(status).toBe(200)
    expect(answer).toMatchObject({
      scores: [
        { version: 1, source: { score: 9 }, own: { value: { score: 4 }, author: 'Given-tess Family-tess' } },
      ],
      // 7 of 10 in the quiz, then 4 of 10 in the lab, on a scale of 4: 0.35 × 2.8 + 0.65 × 1.6.
      levels: [{ computed: { state: 'level', score: 2.02, count: 2 } }],
    })
    expect(await cellOf('ana', 'lab')).toMatchObject({
      effective: { score: 4 },
      source: { score: 9 },
      version: 1,
    })
    expect(await district.history('lab', 'ana')).toEqual(['9', '4'])
    expect(await district.value(`select count(*)::int from audit where act = 'cell-set'`)).toBe(1)
  })

  it('is given back by clearing it, which is an act of its own', async () => {
    const { answer } = await write({
      act: 'clear',
      cell: score('ana', 'lab'),
      saw: { version: 1, sourceVersion: 1, computed: null },
    })
    expect(answer).toMatchObject({ scores: [{ version: 2, own: null, source: { score: 9 } }] })
    expect(await district.history('lab', 'ana')).toEqual(['9', '4', '9'])
  })

  it('is not stored twice when the answer was lost and the same operation comes again', async () => {
    const operation = {
      operationId: newId(),
      act: 'set',
      cell: score('ben', 'lab'),
      value: points('7'),
    } as const
    const first = await write(operation)
    expect(await write(operation)).toEqual(first)
    expect(await district.history('lab', 'ben')).toEqual(['6', '7'])
    await expect(write({ ...operation, value: points('8') })).rejects.toMatchObject({
      details: { code: 'operation-reused' },
    })
  })

  it('is refused where another person changed the cell meanwhile, and shows what they chose', async () => {
    const { status, answer } = await write(
      {
        act: 'set',
        cell: score('ben', 'lab'),
        value: points('2'),
        saw: { version: 0, sourceVersion: 1, computed: null },
      },
      'cy',
    )
    expect(status).toBe(409)
    expect(answer).toMatchObject({
      code: 'conflict',
      by: 'Given-tess Family-tess',
      now: { scores: [{ own: { value: { score: 7 } } }] },
    })
    expect((await cellOf('ben', 'lab')).effective?.score).toBe(7)
  })

  it('may be typed where no source has a value, and then counts as evidence', async () => {
    const { answer } = await write({
      act: 'set',
      cell: score('cy', 'quiz'),
      value: points('10'),
      saw: { version: 0, sourceVersion: null, computed: null },
    })
    expect(answer).toMatchObject({ scores: [{ source: null, own: { value: { score: 10 } } }] })
    expect(answer).toMatchObject({
      levels: expect.arrayContaining([
        expect.objectContaining({ computed: expect.objectContaining({ state: 'level' }) }),
      ]),
    })
  })

  it('belongs to a cell of the class and to no other', async () => {
    await expect(
      write({
        act: 'set',
        cell: { kind: 'score', studentId: people.tess ?? '', itemId: things.lab ?? '' },
        value: points('1'),
      }),
    ).rejects.toMatchObject({ code: 'not-found' })
    await expect(
      write({
        act: 'set',
        cell: { kind: 'score', studentId: people.ana ?? '', itemId: newId() },
        value: points('1'),
      }),
    ).rejects.toMatchObject({ code: 'not-found' })
  })

  it('says something', async () => {
    await expect(
      write({ act: 'set', cell: score('ana', 'quiz'), value: { ...points('1'), number: null } }),
    ).rejects.toMatchObject({ details: { code: 'bad-value' } })
  })
})

describe('a level typed over the computed one', () => {
  it('stands above it, and the computed one goes on beside it', async () => {
    const add = await district.objective('add')
    const cell = { kind: 'level', studentId: people.ben ?? '', objectiveId: add } as const
    const seen = { version: 0, sourceVersion: null, computed: null }
    const { answer } = await write({
      act: 'set',
      cell,
      value: { ...points('1'), number: null, level: 4 },
      saw: seen,
    })
    expect(answer).toMatchObject({ levels: [{ own: { level: 4 }, computed: { state: 'level' } }] })
    const moved = await write({
      act: 'set',
      cell: score('ben', 'lab'),
      value: points('1'),
      saw: { version: 1, sourceVersion: 1, computed: null },
    })
    expect(moved.answer).toMatchObject({ levels: [{ own: { level: 4 } }] })
    expect(
      await district.value(
        `select flag is not null from overrides where kind = 'level' and student_id = $1 and ended_at is null`,
        [people.ben],
      ),
    ).toBe(true)
  })
})

describe('a level that newer evidence disagrees with', () => {
  const scoreOf = (state: LevelState | undefined) =>
    state?.computed.state === 'level' ? state.computed.score : null

  it('is kept, by an act of its own that sees the newer computation, or given up for it; both can be taken back', async () => {
    const cell = {
      kind: 'level',
      studentId: people.ben ?? '',
      objectiveId: await district.objective('add'),
    } as const
    const level = { ...points('1'), number: null, level: 4 }
    const saw = (version: number, computed: string | null = null) => ({
      version,
      sourceVersion: null,
      computed,
    })
    const before = await state()
    const seen = before?.own?.seen.score
    const now = scoreOf(before)
    expect(seen).not.toBe(now)

    await write({ act: 'keep', cell, saw: saw(1, String(now)) })
    expect(await state()).toMatchObject({ own: { level: 4, seen: { score: now } } })

    await write({ act: 'set', cell, value: level, saw: saw(2, String(seen)) })
    expect(await state()).toMatchObject({ own: { level: 4, seen: { score: seen } } })

    await write({ act: 'take', cell, saw: saw(3) })
    expect(await state()).toMatchObject({ own: null, computed: { score: now } })

    await write({ act: 'set', cell, value: level, saw: saw(4, String(seen)) })
    expect(await state()).toMatchObject({ own: { level: 4, seen: { score: seen } } })
    const acts = await district.query<{ act: string }>(
      `select act from audit where target_kind = 'level' and target_id = $1 order by at`,
      [people.ben],
    )
    expect(acts.map(({ act }) => act)).toEqual(['cell-set', 'cell-keep', 'cell-set', 'cell-take', 'cell-set'])

    async function state() {
      const [found] = await district.db.inDistrict(district.id, (tx) =>
        readLevelStates(tx, {
          studentId: cell.studentId,
          objectiveIds: [cell.objectiveId],
          schoolYear: 2025,
        }),
      )
      return found
    }
  })
})

describe('a source that changes underneath', () => {
  it('leaves the value, and raises the flag once; keeping it answers the flag', async () => {
    await write({ act: 'set', cell: score('ana', 'homework'), value: points('6') })
    await district.done(
      'SIS',
      withRecs(SMALL, { results: [rec('results', 'r-homework-ana', { score: '3' })] }),
    )
    const cell = await cellOf('ana', 'homework')
    expect(cell.effective?.score).toBe(6)
    expect(cell.change).toMatchObject({ kind: 'changed', was: { score: 10 }, now: { score: 3 } })
    await write({
      act: 'keep',
      cell: score('ana', 'homework'),
      saw: { version: 1, sourceVersion: 2, computed: null },
    })
    expect(await cellOf('ana', 'homework')).toMatchObject({
      effective: { score: 6 },
      change: null,
      version: 2,
    })
  })

  it('raises its flag again when keeping is taken back', async () => {
    await write({
      act: 'set',
      cell: score('ana', 'homework'),
      value: points('6'),
      saw: { version: 2, sourceVersion: 1, computed: null },
    })
    expect(await cellOf('ana', 'homework')).toMatchObject({
      effective: { score: 6 },
      change: { kind: 'changed', was: { score: 10 }, now: { score: 3 } },
      version: 3,
    })
  })

  it('while the value was being typed does not refuse it: it is stored, and flagged at once', async () => {
    await district.done('SIS', withRecs(SMALL, { results: [rec('results', 'r-quiz-ben', { score: '9' })] }))
    await write({
      act: 'set',
      cell: score('ben', 'quiz'),
      value: points('7'),
      saw: { version: 0, sourceVersion: 1, computed: null },
    })
    expect(await cellOf('ben', 'quiz')).toMatchObject({
      effective: { score: 7 },
      change: { kind: 'changed', was: { score: 5 }, now: { score: 9 } },
    })
  })
})

describe('a closed grading period', () => {
  it('takes no value until somebody reopens it', async () => {
    const spring = await district.idOf('academicSessions', 'spring')
    await district.query(
      `insert into period_closures (district_id, id, session_id, closed_at) values ($1, $2, $3, now())`,
      [district.id, newId(), spring],
    )
    await expect(write({ act: 'set', cell: score('ana', 'quiz'), value: points('1') })).rejects.toMatchObject(
      { code: 'closed' },
    )
    await district.query('update period_closures set reopened_at = now() where session_id = $1', [spring])
    expect((await write({ act: 'set', cell: score('ana', 'quiz'), value: points('1') })).status).toBe(200)
  })
})
