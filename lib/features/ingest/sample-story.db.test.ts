import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { recalculateAfterImport } from '@/lib/features/mastery/recalculate-after-import'
import { readStory } from '@/lib/features/sample/repository'
import { writeStoryPackages } from '@/lib/features/sample/write-story'
import { countOrphans } from './repository/orphans'
import { createTestDistrict, type Outcome, type TestDistrict } from './testing/import-district'
import { compareWithHistory } from './testing/replay-history'

const SOURCES = ['sis', 'lms', 'assessment'] as const
const { figures, objectives } = readStory()

const folder = mkdtempSync(path.join(tmpdir(), 'tessera-story-'))
let district: TestDistrict
const outcomes = new Map<string, Outcome>()

// The day the story is told on: its evidence is not to lie in the future, wherever a clock stands.
beforeAll(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date(`${figures.asOf}T18:00:00Z`) })
  district = await createTestDistrict(recalculateAfterImport)
  const zips = await writeStoryPackages(folder)
  for (const source of SOURCES) outcomes.set(source, await district.takeZip(source, zips[source]))
})
afterAll(() => {
  vi.useRealTimers()
  rmSync(folder, { recursive: true })
})

const count = (from: string, values: readonly unknown[] = []) =>
  district.value(`select count(*)::int from ${from}`, values)

describe('the sample district, imported from its three systems', () => {
  it('goes through, with every planned refusal and no other', async () => {
    for (const source of SOURCES) {
      const outcome = outcomes.get(source)
      expect(outcome?.state).toBe('done')
      const rows = await district.query<{ code: string; n: number }>(
        'select code, count(*)::int as n from sync_refusals where run_id = $1 group by code',
        [outcome?.runId],
      )
      expect(Object.fromEntries(rows.map((row) => [row.code, row.n]))).toEqual(figures.refusals[source])
    }
  })

  it('has every child once, and every school, class and assignment', async () => {
    expect(await count('orgs')).toBe(figures.orgs)
    expect(await count('classes')).toBe(figures.classes)
    const students = `(select distinct user_id from roles where role = 'student') s`
    // The one account that may be one of two children stands apart, as a person of its own, until somebody decides.
    expect(await count(students)).toBe(figures.students + 1)
    expect(await count(`(select distinct user_id from roles where role = 'teacher') t`)).toBe(
      figures.teachers,
    )
    const columns = `line_items where class_id = $1`
    const period3 = await district.idOf('classes', figures.period3.class, 'sis')
    expect(await count(columns, [period3])).toBe(figures.period3.columns)
  })

  it('has each student once in each class of theirs', async () => {
    for (const [id, students] of Object.entries(figures.activeStudentsByClass)) {
      const [row] = await district.query<{ seats: number; students: number }>(
        `select count(*)::int as seats, count(distinct user_id)::int as students from enrollments
         where class_id = $1 and role = 'student' and (begin_on is null or begin_on <= $2) and (end_on is null or end_on > $2)
           and user_id in (select canonical_id from links k join sources s on s.id = k.source_id
                           where s.name = 'sis' and k.entity = 'users')`,
        [await district.idOf('classes', id, 'sis'), figures.asOf],
      )
      expect(row, id).toEqual({ seats: students, students })
    }
  })

  it('lists the account that fits two children, with both, and nothing else', async () => {
    const asked = await district.query<{ sourced_id: string; candidate: string }>(
      `select q.sourced_id, k.sourced_id as candidate from match_questions q
       join links k on k.canonical_id = q.candidate_id join sources s on s.id = k.source_id and s.name = 'sis' order by 2`,
    )
    expect(asked).toEqual(
      figures.apart.candidates.map((candidate) => ({ sourced_id: figures.apart.account, candidate })),
    )
  })

  it.each(figures.levels)('has $student on $objective at the level worked out by hand', async (level) => {
    const objective = objectives.find(({ code }) => code === level.objective)
    const [row] = await district.query<{ score: string; pieces: number }>(
      'select score, evidence_count as pieces from levels where student_id = $1 and objective_id = $2',
      [await district.idOf('users', level.user, 'sis'), await district.objective(objective?.id ?? '')],
    )
    expect(row?.pieces).toBe(level.evidence.length)
    expect(Number(row?.score)).toBeCloseTo(level.score, 6)
  })

  it('can be replayed from the first row of its history to the last cell, and has no orphan', async () => {
    const { cells, differing } = await district.db.inDistrict(district.id, compareWithHistory)
    expect(cells).toBeGreaterThan(15_000)
    expect(differing).toEqual([])
    expect(await district.db.inDistrict(district.id, countOrphans)).toBe(0)
  })
})
