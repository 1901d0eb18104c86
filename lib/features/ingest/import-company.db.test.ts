import { describe, expect, it } from 'vitest'
import { recalculateAfterImport } from '@/lib/features/mastery/recalculate-after-import'
import { lockImports, passGate } from '@/lib/platform/district-gate'
import { ImportBusy } from './import-package'
import { readTables } from './testing/district-state'
import { createTestDistrict, type TestDistrict } from './testing/import-district'
import { typeInto } from './testing/person-writes'
import { compareWithHistory } from './testing/replay-history'
import { rec, SMALL, withRecs } from './testing/small-files'

async function imported(): Promise<TestDistrict> {
  const district = await createTestDistrict(recalculateAfterImport)
  await district.done('SIS', SMALL)
  return district
}

describe('two imports of one district', () => {
  it('are one too many: the second is told so and changes nothing', async () => {
    const district = await imported()
    const before = await district.digests()
    await district.db.inDistrict(district.id, async (tx) => {
      await lockImports(tx, district.id)
      await expect(district.take('SIS', SMALL)).rejects.toThrow(ImportBusy)
    })
    expect(await district.digests()).toEqual(before)
  })

  it('at one moment double nothing, whichever comes first', async () => {
    const district = await createTestDistrict(recalculateAfterImport)
    await district.done('SIS', { orgs: SMALL.orgs ?? [] })
    const both = await Promise.allSettled([district.take('SIS', SMALL), district.take('SIS', SMALL)])
    const failures = both.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []))
    expect(failures.length).toBeLessThan(2)
    for (const failure of failures) expect(failure).toBeInstanceOf(ImportBusy)
    const alone = await imported()
    const { links: _, ...together } = await district.meaning()
    const { links: __, ...single } = await alone.meaning()
    expect(together).toEqual(single)
  })
})

describe('a person who writes while an import runs', () => {
  it('does not wait for it, nor it for them in vain; both are in the levels and the grade, and the flag is up', async () => {
    const district = await imported()
    const cell = {
      kind: 'score',
      studentId: await district.idOf('users', 'cy'),
      itemId: await district.idOf('lineItems', 'lab'),
    } as const
    const quiz = {
      results: [rec('results', 'r-lab-cy', { score: '6' }), rec('results', 'r-quiz-cy', { score: '2' })],
    }
    let importing: Promise<unknown> = Promise.resolve()
    await typeInto(district, await district.idOf('classes', 'red'), cell, { number: '9' }, async (tx) => {
      await passGate(tx, district.id)
      // The import has written all it knows and computed all levels when it comes to the gate this person stands in.
      await new Promise<void>((resolve) => {
        const onStep = (step: string) => {
          if (step === 'gate') resolve()
        }
        importing = district.done('SIS', quiz, { mode: 'delta', onStep })
      })
    })
    await importing
    expect(await district.history('lab', 'cy')).toEqual(['4', '6', '9'])
    expect(await district.value('select flag from overrides')).toMatchObject({ now: '6', was: '4' })
    // add: 9 of 10 in the lab, then 2 of 10 in the quiz.
    expect(await district.levels()).toContain('cy add level 2 1.78')
    // Together: 11 of 20.
    expect(
      await district.value('select percent::float from grades where student_id = $1', [cell.studentId]),
    ).toBe(55)
    expect(await district.db.inDistrict(district.id, compareWithHistory)).toMatchObject({ differing: [] })
  })
})

describe("what is nobody's business", () => {
  it('is nowhere: passwords in no table, demographics and phone numbers in theirs alone', async () => {
    const district = await createTestDistrict(recalculateAfterImport)
    const secrets = { password: 'Planted-Secret-1', sms: '555-0142', phone: '555-0143' }
    const demographics = { birthDate: '2012-02-29', sex: 'ext:planted', cityOfBirth: 'Plantedville' }
    await district.done(
      'SIS',
      withRecs(SMALL, {
        users: [rec('users', 'ana', { ...secrets, 'metadata.portalPassword': 'Planted-Secret-2' })],
        userProfiles: [rec('userProfiles', 'up', { userSourcedId: 'ana', password: 'Planted-Secret-3' })],
        demographics: [rec('demographics', 'ana', demographics), rec('demographics', 'nobody', demographics)],
      }),
    )
    const tables = await readTables(district.db, district.id, [])
    const holding = (text: string) =>
      [...tables].flatMap(([name, rows]) => (JSON.stringify(rows).includes(text) ? [name] : []))
    expect(tables.get('links')?.length).toBeGreaterThan(25)
    expect(holding('Planted-Secret')).toEqual([])
    expect(holding('555-014')).toEqual(['user_contacts'])
    for (const value of Object.values(demographics)) {
      expect(holding(value)).toEqual(['demographics', 'staged_demographics'])
    }
  })

  it('and demographics are not readable by the login itself', async () => {
    const district = await imported()
    for (const table of ['demographics', 'staged_demographics', 'user_contacts']) {
      await expect(district.query(`select * from ${table}`)).rejects.toThrow(/permission denied/)
    }
  })
})

describe('the wall', () => {
  it('stands for an import as for everybody: it runs as the plain login, and writes into its district alone', async () => {
    const district = await imported()
    const other = await createTestDistrict(recalculateAfterImport)
    expect(
      await district.value(
        'select rolsuper or rolbypassrls or rolinherit from pg_roles where rolname = current_user',
      ),
    ).toBe(false)
    for (const [table, rows] of await readTables(other.db, other.id, ['districts'])) {
      expect(rows, table).toEqual([])
    }
  })
})
