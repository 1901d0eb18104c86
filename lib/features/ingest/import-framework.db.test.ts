import { describe, expect, test } from 'vitest'
import { recalculateAfterImport } from '@/lib/features/mastery/recalculate-after-import'
import { parseCasePackage } from '@/lib/protocols/case/parse-package'
import { type FrameworkJson, frameworkUuid, sampleFramework } from '@/lib/protocols/case/testing/framework'
import { importFramework } from './import-framework'
import { listStandards } from './list-standards'
import { createTestDistrict, type TestDistrict } from './testing/import-district'
import { rec, SMALL, withRecs } from './testing/small-files'

const SMALL_FRAMEWORK = { items: 40, associations: 60 }
const NEWER = '2026-01-01T00:00:00+00:00'

const districtWith = () => createTestDistrict(recalculateAfterImport)

async function take(district: TestDistrict, json: FrameworkJson) {
  const parsed = parseCasePackage(JSON.parse(JSON.stringify(json)))
  if (!parsed.ok) throw new Error(parsed.problem.code)
  const actor = { kind: 'system', districtId: district.id, name: 'test' } as const
  return importFramework(district.db, { actor, framework: parsed.value })
}

async function counts(district: TestDistrict, json: FrameworkJson) {
  const outcome = await take(district, json)
  if (outcome.state !== 'done') throw new Error(outcome.state)
  return outcome.counts
}

const said = (district: TestDistrict) =>
  district.query(
    `select md5(coalesce(string_agg(t::text, '|' order by t::text), '')) as digest from (
       select f::text as t from frameworks f union all select o::text from objectives o
       union all select a::text from objective_associations a) x`,
  )

const look = (district: TestDistrict, of: { readonly frameworkId?: string; readonly text?: string } = {}) =>
  district.db.inDistrict(district.id, (tx) =>
    listStandards({ tx }, { frameworkId: of.frameworkId ?? null, text: of.text ?? '' }),
  )

/** The item at a place, to be changed. */
function item(json: FrameworkJson, at: number): Record<string, unknown> {
  const found = json.CFItems[at]
  if (found === undefined) throw new Error(`There is no item ${at}.`)
  return found
}

describe('a framework dropped in', () => {
  test('stands as its tree, every standard once', async () => {
    const district = await districtWith()
    expect(await counts(district, sampleFramework(SMALL_FRAMEWORK))).toMatchObject({
      created: 40,
      changed: 0,
    })
    const { frameworks, standards } = await look(district)
    expect(frameworks).toMatchObject([{ standards: 40, retired: 0, classes: 0 }])
    expect(standards).toHaveLength(40)
    expect(new Set(standards.map(({ id }) => id)).size).toBe(40)
    expect(standards[0]?.depth).toBe(0)
    expect(Math.max(...standards.map(({ depth }) => depth))).toBeGreaterThan(1)
  })

  test('changes no row the second time', async () => {
    const district = await districtWith()
    await take(district, sampleFramework(SMALL_FRAMEWORK))
    const before = await said(district)
    expect(await counts(district, sampleFramework(SMALL_FRAMEWORK))).toMatchObject({
      created: 0,
      changed: 0,
      retired: 0,
      associationsChanged: 0,
    })
    expect(await said(district)).toEqual(before)
  })

  test('as CASE 1.0 and as CASE 1.1 is the same framework', async () => {
    const district = await districtWith()
    await take(district, sampleFramework({ ...SMALL_FRAMEWORK, version: '1.0' }))
    expect(await counts(district, sampleFramework({ ...SMALL_FRAMEWORK, version: '1.1' }))).toMatchObject({
      created: 0,
      retired: 0,
      associationsChanged: 0,
    })
  })

  test('has the newer words win, item by item', async () => {
    const district = await districtWith()
    await take(district, sampleFramework(SMALL_FRAMEWORK))
    const next = sampleFramework(SMALL_FRAMEWORK)
    Object.assign(item(next, 5), { fullStatement: 'Newer words', lastChangeDateTime: NEWER })
    Object.assign(item(next, 6), {
      fullStatement: 'Older words',
      lastChangeDateTime: '2001-01-01T00:00:00+00:00',
    })
    expect(await counts(district, next)).toMatchObject({ changed: 1 })
    expect((await look(district, { text: 'Newer words' })).standards).toHaveLength(1)
    expect((await look(district, { text: 'Older words' })).standards).toHaveLength(0)
  })

  test('dates an item that has no date by its document, so that an older copy does not win', async () => {
    const district = await districtWith()
    const undated = sampleFramework(SMALL_FRAMEWORK)
    undated.CFDocument.lastChangeDateTime = NEWER
    Object.assign(item(undated, 5), { fullStatement: 'Words of 2026', lastChangeDateTime: null })
    await take(district, undated)
    const older = sampleFramework(SMALL_FRAMEWORK)
    older.CFDocument.lastChangeDateTime = NEWER
    Object.assign(item(older, 5), { fullStatement: 'Words of 2025' })
    expect(await counts(district, older)).toMatchObject({ changed: 0 })
    expect((await look(district, { text: 'Words of 2026' })).standards).toHaveLength(1)
  })

  test('has what arrives win where nobody says a date, and still knows an older copy', async () => {
    const district = await districtWith()
    const saying = (words: string, date: string | null) => {
      const framework = sampleFramework(SMALL_FRAMEWORK)
      framework.CFDocument.lastChangeDateTime = date
      Object.assign(item(framework, 5), { fullStatement: words, lastChangeDateTime: date })
      return framework
    }
    await take(district, saying('Dated words', NEWER))
    expect(await counts(district, saying('Undated words', null))).toMatchObject({ changed: 1 })
    expect((await look(district, { text: 'Undated words' })).standards).toHaveLength(1)
    const before = await said(district)
    expect(await counts(district, saying('Undated words', null))).toMatchObject({ changed: 0 })
    expect(await take(district, saying('Oldest words', '2020-01-01T00:00:00+00:00'))).toEqual({
      state: 'older',
    })
    expect(await said(district)).toEqual(before)
  })

  test('of an older edition than the district holds changes nothing', async () => {
    const district = await districtWith()
    const newer = sampleFramework(SMALL_FRAMEWORK)
    newer.CFDocument.lastChangeDateTime = NEWER
    await take(district, newer)
    const before = await said(district)
    expect(await take(district, sampleFramework(SMALL_FRAMEWORK))).toEqual({ state: 'older' })
    expect(await said(district)).toEqual(before)
  })

  test('retires what it no longer names, and takes it back when it does', async () => {
    const district = await districtWith()
    await take(district, sampleFramework(SMALL_FRAMEWORK))
    const without = sampleFramework(SMALL_FRAMEWORK)
    const gone = String(without.CFItems.pop()?.identifier)
    without.CFAssociations = without.CFAssociations.filter((one) => !JSON.stringify(one).includes(gone))
    expect(await counts(district, without)).toMatchObject({ created: 0, retired: 1 })
    expect((await look(district)).frameworks).toMatchObject([{ standards: 39, retired: 1 }])
    expect(await counts(district, sampleFramework(SMALL_FRAMEWORK))).toMatchObject({ created: 0, retired: 0 })
    expect((await look(district)).frameworks).toMatchObject([{ standards: 40, retired: 0 }])
  })

  test('that could be read in part only retires nothing', async () => {
    const district = await districtWith()
    await take(district, sampleFramework(SMALL_FRAMEWORK))
    const broken = sampleFramework(SMALL_FRAMEWORK)
    delete item(broken, 39).identifier
    expect(await counts(district, broken)).toMatchObject({ retired: 0 })
    expect((await look(district)).frameworks).toMatchObject([{ standards: 40, retired: 0 }])
  })

  test('leaves an item that another framework brought where it is', async () => {
    const district = await districtWith()
    await take(district, sampleFramework(SMALL_FRAMEWORK))
    const other = sampleFramework({ ...SMALL_FRAMEWORK, seed: 2 })
    Object.assign(item(other, 0), { identifier: item(sampleFramework(SMALL_FRAMEWORK), 0).identifier })
    expect(await counts(district, other)).toMatchObject({ created: 39, elsewhere: 1 })
  })
})

describe('a standard that results named before its framework came', () => {
  const named = frameworkUuid('1', 7)

  test('is listed, and has its words at once when the framework arrives', async () => {
    const district = await districtWith()
    await district.done(
      'SIS',
      withRecs(SMALL, {
        lineItemLearningObjectiveIds: [
          rec('lineItemLearningObjectiveIds', 'x-1', {
            lineItemSourcedId: 'homework',
            source: 'CASE',
            learningObjectiveId: `urn:uuid:${named.toUpperCase()}`,
          }),
        ],
      }),
    )
    const before = await look(district)
    expect(before.dangling.names).toContainEqual({ name: named, scheme: 'case', candidates: 0 })
    expect(await counts(district, sampleFramework(SMALL_FRAMEWORK))).toMatchObject({
      created: 39,
      resolved: 1,
    })
    const after = await look(district)
    expect(after.dangling.names).not.toContainEqual({ name: named, scheme: 'case', candidates: 0 })
    expect(after.frameworks).toMatchObject([{ classes: 1 }])
    expect(after.standards.filter(({ classes }) => classes.length > 0)).toHaveLength(1)
  })
})

describe('looking for a standard', () => {
  test('finds every word, in code or statement, and takes signs literally', async () => {
    const district = await districtWith()
    await take(district, sampleFramework(SMALL_FRAMEWORK))
    const { standards } = await look(district)
    const one = standards.find(({ code, depth }) => code !== null && depth > 1)
    const found = await look(district, { text: `${one?.code} ${one?.statement.split(' ')[0]}` })
    expect(found.standards.map(({ id }) => id)).toContain(one?.id)
    expect((await look(district, { text: '100%_' })).standards).toEqual([])
  })
})
