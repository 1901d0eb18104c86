import { describe, expect, it } from 'vitest'
import { orderTree } from '@/lib/protocols/case/order-tree'
import { parseCasePackage } from '@/lib/protocols/case/parse-package'
import { type FrameworkJson, frameworkUuid, sampleFramework } from '@/lib/protocols/case/testing/framework'

/** The tree of a framework, each line a code as deep as it stands. */
function drawn(json: FrameworkJson): readonly string[] {
  const parsed = parseCasePackage(json)
  if (!parsed.ok) throw new Error(parsed.problem.code)
  const codes = new Map(parsed.value.items.map((item) => [item.identifier, item.humanCodingScheme]))
  return [...orderTree(parsed.value)].map(([id, { depth, isGroup }]) => {
    return `${'  '.repeat(depth)}${codes.get(id)}${isGroup ? ':' : ''}`
  })
}

/** A framework whose items are coded 0, 1, 2, … and hang as the links say: child, parent (null: the document), sequence. */
function framework(
  count: number,
  links: readonly (readonly [child: number, parent: number | null, sequence?: number])[],
): FrameworkJson {
  const json = sampleFramework({ items: count, associations: count })
  const node = (at: number | null) => ({
    title: '',
    uri: 'x',
    identifier: at === null ? frameworkUuid('d', 0) : frameworkUuid('1', at),
  })
  for (const [at, item] of json.CFItems.entries()) item.humanCodingScheme = String(at)
  json.CFAssociations = links.map(([child, parent, sequenceNumber], at) => ({
    identifier: frameworkUuid('a', at),
    uri: 'x',
    associationType: 'isChildOf',
    originNodeURI: node(child),
    destinationNodeURI: node(parent),
    lastChangeDateTime: '2025-07-01T12:00:00Z',
    ...(sequenceNumber === undefined ? {} : { sequenceNumber }),
  }))
  return json
}

describe('the tree of a framework', () => {
  it('stands depth first, grade, domain, cluster, standard', () => {
    expect(drawn(sampleFramework({ items: 8, associations: 8 }))).toEqual([
      'K:',
      '  K.OA:',
      '    K.OA.A:',
      '      K.OA.A.1',
      '      K.OA.A.2',
      '      K.OA.A.3',
      '      K.OA.A.4',
      '    K.OA.B',
    ])
  })

  it('puts siblings by sequence number, whatever their codes', () => {
    expect(
      drawn(
        framework(3, [
          [0, null, 3],
          [1, null, 1],
          [2, null, 2],
        ]),
      ),
    ).toEqual(['1', '2', '0'])
  })

  it('puts siblings without a number by code, 2 before 10', () => {
    const links = Array.from({ length: 11 }, (_, at) => [10 - at, null] as const)
    expect(drawn(framework(11, links))).toEqual(['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '10'])
  })

  it('shows an item of two parents once, under the lower sequence number, and keeps both', () => {
    const json = framework(3, [
      [0, null, 1],
      [1, null, 2],
      [2, 0, 5],
      [2, 1, 4],
    ])
    expect(drawn(json)).toEqual(['0:', '1:', '  2'])
    const parsed = parseCasePackage(json)
    const place = parsed.ok ? orderTree(parsed.value).get(frameworkUuid('1', 2)) : undefined
    expect(place?.parents).toEqual([frameworkUuid('1', 1), frameworkUuid('1', 0)])
  })

  it('puts an item without a parent at the top', () => {
    expect(drawn(framework(2, [[1, null]]))).toEqual(['0', '1'])
  })

  it('loses no item of a circle, once the closing association is cut', () => {
    expect(
      drawn(
        framework(3, [
          [0, 1],
          [1, 2],
          [2, 0],
        ]),
      ),
    ).toHaveLength(3)
  })

  it('is as deep as the framework says', () => {
    const links = Array.from({ length: 20_000 }, (_, at) => [at, at === 0 ? null : at - 1] as const)
    const lines = drawn(framework(20_000, links))
    expect(lines.at(-1)?.trim()).toBe('19999')
  })
})
