import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { sampleFramework } from '@/lib/protocols/case/testing/framework'

const REFERENCE = '../shared/data/case/schema'

/** Turns a published JSON Schema into a check. */
function schemaOf(file: string, defaultTarget: 'draft-7' | 'draft-2020-12') {
  return z.fromJSONSchema(JSON.parse(readFileSync(`${REFERENCE}/${file}`, 'utf8')), {
    defaultTarget,
  })
}

describe.skipIf(!existsSync(REFERENCE))(
  'the sample framework, held to the published schemas where they are at hand',
  () => {
    it.each([
      ['1.0', 'case-v1p0-cfpackage-schema.json', 'draft-7'],
      ['1.1', 'case-v1p1-cfpackage.json', 'draft-2020-12'],
    ] as const)('is a package of CASE %s', (version, file, draft) => {
      const json: unknown = JSON.parse(
        JSON.stringify(sampleFramework({ items: 300, associations: 600, version })),
      )
      const checked = schemaOf(file, draft).safeParse(json)
      expect(checked.success ? [] : checked.error.issues.slice(0, 3)).toEqual([])
    })
  },
)

describe('the sample framework', () => {
  it('is the same for the same size and another for another seed', () => {
    const size = { items: 50, associations: 120 }
    expect(sampleFramework(size)).toEqual(sampleFramework(size))
    const ids = (seed: number) => sampleFramework({ ...size, seed }).CFItems.map((item) => item.identifier)
    expect(ids(2).filter((id) => ids(3).includes(id))).toEqual([])
  })

  it('has as many items and associations as asked, no two of one identifier', () => {
    const json = sampleFramework({ items: 2000, associations: 4000 })
    const ids = [...json.CFItems, ...json.CFAssociations].map((one) => one.identifier)
    expect([json.CFItems.length, json.CFAssociations.length, new Set(ids).size]).toEqual([2000, 4000, 6000])
  })
})
