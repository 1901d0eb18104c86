import { beforeAll, describe, expect, it } from 'vitest'
import { runProgram } from '@/lib/cli/checks/run-program'
import { createTestDistrict, type TestDistrict } from '@/lib/features/ingest/testing/import-district'
import { rec, SMALL, withRecs } from '@/lib/features/ingest/testing/small-files'
import { recalculateAfterImport } from '@/lib/features/mastery/recalculate-after-import'
import { newId } from '@/lib/platform/new-id'

let district: TestDistrict

const explain = (...args: readonly string[]) =>
  runProgram(process.execPath, ['--import', 'tsx', 'lib/cli/explain.ts', ...args])

beforeAll(async () => {
  district = await createTestDistrict(recalculateAfterImport)
  const exempt = rec('results', 'r-lab-cy', { scoreStatus: 'exempt' })
  const alias = rec('users', 'cy', {
    givenName: 'Given-ana',
    familyName: 'Family-ana',
    preferredGivenName: 'Cy',
  })
  await district.done('SIS', withRecs(SMALL, { results: [exempt], users: [alias] }))
})

describe('npm run explain', () => {
  it('says a level with its arithmetic and the score that decided it', async () => {
    const { code, output } = await explain('ana', 'add')
    expect(output).toContain('Given-ana Family-ana · add')
    // 7 of 10 in the quiz, then 9 of 10 in the lab, on a scale of 4: 0.35 × 2.8 + 0.65 × 3.6.
    expect(output).toContain('Proficient (level 3), 3.3, from 2 pieces of evidence')
    expect(output).toContain('each score weighs 65 % against everything before it')
    expect(output).toContain('2024-09-20  Item quiz (Class red), SIS  7 of 10 → 2.80   35 % × 2.80 = 0.98')
    expect(output).toContain('2024-09-20  Item lab (Class red), SIS  9 of 10 → 3.60   65 % × 3.60 = 2.34')
    expect(output).toContain('same dates as the one before; its source’s id puts it after')
    expect(output).toMatch(
      /The deciding score: with 9.7 instead of 9 of 10 in "Item lab" it would be Advanced/,
    )
    expect(code).toBe(0)
  })

  it('says a person’s level beside what was computed then and is now', async () => {
    const [ana, add, tess] = [
      await district.idOf('users', 'ana'),
      await district.objective('split'),
      await district.idOf('users', 'tess'),
    ]
    await district.query(
      `insert into overrides (district_id, id, school_year, kind, student_id, objective_id, version, act, level, reason, author_id, at, saw_computed)
       values ($1, $2, 2025, 'level', $3, $4, 1, 'set', 2, '[conference] He knew it', $5, '2025-03-01T18:00:00Z', 2.1)`,
      [district.id, newId(), ana, add, tess],
    )
    const { code, output } = await explain('Given-ana Family-ana', 'split')
    expect(output).toContain(
      'Set by a person: Approaching (level 2), by Given-tess Family-tess on 2025-03-01 12:00',
    )
    expect(output).toContain('Reason: conference with student: He knew it')
    expect(output).toContain(
      'Computed then: 2.1 Approaching (level 2). Computed now: 3.6 Advanced (level 4).',
    )
    expect(code).toBe(0)
  })

  it('says what is set aside and why', async () => {
    const { output } = await explain('cy', 'add')
    expect(output).toContain('No level: there is no evidence that counts.')
    expect(output).toMatch(/Seen and set aside\n.*Item lab \(Class red\), SIS {2}exempt {3}exempt/)
  })

  it('says a level as of an earlier day, under the policy of that day', async () => {
    const { output } = await explain('ana', 'split', '--on', '2024-09-20')
    expect(output).toContain('as of 2024-09-20')
    expect(output).toContain('Advanced (level 4), 3.6, from 1 piece of evidence, the newest 0 days old')
    expect(output).toContain('(policy "Decaying 65", version 1)')
    // It was set half a year later.
    expect(output).not.toContain('Set by a person')
    expect(await explain('ana', 'split', '--on', '2024-02-30')).toMatchObject({ code: 1 })
  })

  it('lists those it may mean, and leaves with 2', async () => {
    const { code, output } = await explain('given', 'add')
    expect(output).toContain('"given" may be any of these students')
    for (const name of ['Given-ana', 'Given-ben', 'Cy']) expect(output).toContain(`  ${name} Family-`)
    expect(output).not.toContain('tess')
    expect(code).toBe(2)
  })

  it('leaves with 1 and one sentence where a name is unknown', async () => {
    expect(await explain('nobody', 'add')).toEqual({
      code: 1,
      output: 'No student is called "nobody".\n',
    })
    expect(await explain('ana', 'nothing')).toEqual({
      code: 1,
      output: 'No standard is called "nothing".\n',
    })
    expect(await explain('ana', 'add', '--district', 'elsewhere')).toEqual({
      code: 1,
      output: 'There is no district "elsewhere".\n',
    })
  })
})
