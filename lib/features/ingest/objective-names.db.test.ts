import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { objectiveName } from '@/lib/core/objective-name'
import { recalculateAfterImport } from '@/lib/features/mastery/recalculate-after-import'
import { parseCasePackage } from '@/lib/protocols/case/parse-package'
import { type FrameworkJson, frameworkUuid, sampleFramework } from '@/lib/protocols/case/testing/framework'
import { importFramework } from './import-framework'
import { listStandards } from './list-standards'
import { createTestDistrict, type TestDistrict } from './testing/import-district'
import { type Files, rec, SMALL, withRecs } from './testing/small-files'

const newDistrict = () => createTestDistrict(recalculateAfterImport)
const SMALL_FRAMEWORK = { items: 40, associations: 60 }

/** The lab's alignment to one objective, by whatever name. */
const alignment = (id: string, learningObjectiveId: string, source = 'unknown') =>
  rec('lineItemLearningObjectiveIds', id, { lineItemSourcedId: 'lab', source, learningObjectiveId })

const naming = (...names: readonly string[]): Files =>
  withRecs(SMALL, { lineItemLearningObjectiveIds: names.map((name, at) => alignment(`x-${at}`, name)) })

async function bring(district: TestDistrict, json: FrameworkJson): Promise<void> {
  const parsed = parseCasePackage(JSON.parse(JSON.stringify(json)))
  if (!parsed.ok) throw new Error(parsed.problem.code)
  const actor = { kind: 'system', districtId: district.id, name: 'test' } as const
  await importFramework(district.db, { actor, framework: parsed.value })
}

/** What stands behind the lab's alignments, as the district knows it. */
async function aligned(district: TestDistrict) {
  return district.query<{ scheme: string; id: string; code: string | null }>(
    `select o.scheme, o.external_id as id, o.code from line_item_objectives a join objectives o on o.id = a.objective_id
     where a.line_item_id = $1 and a.ended_at is null order by 1, 2`,
    [await district.idOf('lineItems', 'lab')],
  )
}

const danglingOf = async (district: TestDistrict) => {
  const look = { frameworkId: null, text: '' }
  const { dangling } = await district.db.inDistrict(district.id, (tx) => listStandards({ tx }, look))
  return dangling.names.map(({ name, candidates }) => `${name}: ${candidates}`)
}

describe('a name', () => {
  test('means to an import what the rule says it means, whatever source it is said to have', async () => {
    const uuid = fc.uuid()
    const spelled = fc.oneof(
      uuid,
      uuid.map((id) => id.toUpperCase()),
      uuid.map((id) => `urn:uuid:${id}`),
      uuid.map((id) => `CASE:${id}`),
      uuid.map((id) => `{${id}}`),
      uuid.map((id) => `https://x.example.org/ims/case/v1p0/CFItems/${id.toUpperCase()}`),
      uuid.map((id) => id.slice(1)),
      fc.stringMatching(/^[A-Z0-9][A-Za-z0-9 .,§-]{0,20}[A-Za-z0-9]$/),
    )
    const said = fc.sample(fc.tuple(spelled, fc.constantFrom('case', 'CASE', 'unknown', 'ext:asn')), {
      seed: 7,
      numRuns: 300,
    })
    const district = await newDistrict()
    await district.done(
      'SIS',
      withRecs(SMALL, {
        lineItemLearningObjectiveIds: said.map(([name, source], at) => alignment(`x-${at}`, name, source)),
      }),
    )
    const meant = new Set(said.map(([name]) => Object.values(objectiveName(name)).join(' ')))
    const ours = (await aligned(district)).map(({ scheme, id }) => `${scheme} ${id}`)
    expect(new Set(ours)).toEqual(meant.add('unknown add'))
  })

  test('is one however it is spelled, and goes only with the last record that says it', async () => {
    const id = frameworkUuid('1', 7)
    const district = await newDistrict()
    await district.done('SIS', naming(id, `urn:uuid:${id.toUpperCase()}`, 'add'))
    expect(await aligned(district)).toHaveLength(2)
    await district.done('SIS', naming('add', `urn:uuid:${id.toUpperCase()}`))
    expect(await aligned(district)).toHaveLength(2)
    await district.done('SIS', naming('add'), { acceptEnding: true })
    expect((await aligned(district)).map((one) => one.id)).toEqual(['add'])
  })
})

describe('a code of no known source', () => {
  test('has its words when a framework arrives in which one standard has that code', async () => {
    const district = await newDistrict()
    await district.done('SIS', naming('K.OA.A.1', 'Z.9'))
    expect(await danglingOf(district)).toEqual(expect.arrayContaining(['K.OA.A.1: 0', 'Z.9: 0']))
    await bring(district, sampleFramework(SMALL_FRAMEWORK))
    expect(await danglingOf(district)).not.toContain('K.OA.A.1: 0')
    expect(await danglingOf(district)).toContain('Z.9: 0')
    expect(await aligned(district)).toContainEqual({
      scheme: 'case',
      id: expect.stringMatching(/^0{7}1-0001/),
      code: 'K.OA.A.1',
    })
  })

  test('names the same standard in later files, also when another framework has it too', async () => {
    const district = await newDistrict()
    await district.done('SIS', naming('K.OA.A.1'))
    await bring(district, sampleFramework(SMALL_FRAMEWORK))
    await bring(district, sampleFramework({ ...SMALL_FRAMEWORK, seed: 2 }))
    const before = await district.value('select count(*)::int from objectives')
    await district.done(
      'SIS',
      withRecs(naming('K.OA.A.1'), {
        lineItemLearningObjectiveIds: [alignment('again', 'K.OA.A.1')],
      }),
    )
    expect(await district.value('select count(*)::int from objectives')).toBe(before)
    expect((await aligned(district)).filter(({ code }) => code === 'K.OA.A.1')).toHaveLength(1)
  })

  test('is met at once where the framework is there already', async () => {
    const district = await newDistrict()
    await bring(district, sampleFramework(SMALL_FRAMEWORK))
    await district.done('SIS', naming('K.OA.A.2'))
    expect(await aligned(district)).toContainEqual({
      scheme: 'case',
      id: expect.any(String),
      code: 'K.OA.A.2',
    })
    await district.done('SIS', naming('add'), { acceptEnding: true })
    expect((await aligned(district)).map(({ id }) => id)).toEqual(['add'])
  })

  test('that several standards have stays apart, and says how many may be meant', async () => {
    const district = await newDistrict()
    await district.done('SIS', naming('K.OA.A.1'))
    const twice = sampleFramework(SMALL_FRAMEWORK)
    for (const item of twice.CFItems)
      if (item.humanCodingScheme === 'K.OA.A.2') item.humanCodingScheme = 'K.OA.A.1'
    await bring(district, twice)
    expect(await danglingOf(district)).toContain('K.OA.A.1: 2')
    expect(await aligned(district)).toContainEqual({ scheme: 'unknown', id: 'K.OA.A.1', code: null })
  })

  test('stays apart from a standard that others name by its identifier', async () => {
    const district = await newDistrict()
    const framework = sampleFramework(SMALL_FRAMEWORK)
    const { identifier } = framework.CFItems.find((item) => item.humanCodingScheme === 'K.OA.A.1') ?? {}
    await district.done('SIS', naming('K.OA.A.1', String(identifier)))
    await bring(district, framework)
    expect(await danglingOf(district)).toContain('K.OA.A.1: 1')
  })
})
