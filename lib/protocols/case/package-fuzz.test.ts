import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { closingAssociations } from '@/lib/protocols/case/cut-cycles'
import { DEFAULT_CASE_LIMITS } from '@/lib/protocols/case/limits'
import { orderTree } from '@/lib/protocols/case/order-tree'
import { parseCasePackage } from '@/lib/protocols/case/parse-package'
import { frameworkUuid, sampleFramework } from '@/lib/protocols/case/testing/framework'
import { REFUSALS, TOLERANCES } from '@/lib/protocols/case/verdicts'

// biome-ignore lint/style/noProcessEnv: a protocol's test may not ask the platform for its settings.
const RUNS = process.env.TESSERA_FULL === '1' ? 10_000 : 300
const UNDAMAGED = JSON.stringify(sampleFramework({ items: 8, associations: 16, version: '1.0' }))
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** Whatever is given: no exception, known codes, bounded texts, sound identifiers, a tree without circles. */
function holds(given: unknown): void {
  const parsed = parseCasePackage(given)
  if (!parsed.ok) {
    expect(REFUSALS[parsed.problem.code]).toBeTypeOf('string')
    return
  }
  const pkg = parsed.value
  const identifiers = pkg.items.map((item) => item.identifier)
  expect(new Set(identifiers).size).toBe(identifiers.length)
  for (const item of pkg.items) {
    expect(item.identifier).toMatch(UUID)
    expect(item.fullStatement.length).toBeGreaterThan(0)
    expect(item.fullStatement.length).toBeLessThanOrEqual(DEFAULT_CASE_LIMITS.statementChars)
    expect(item.fullStatement).not.toMatch(/\p{Surrogate}|[^\P{Cc}\n]/u)
  }
  for (const code of Object.keys(pkg.tolerances)) expect(TOLERANCES).toHaveProperty(code)
  expect(closingAssociations(pkg.associations).size).toBe(0)
  expect(orderTree(pkg).size).toBe(pkg.items.length)
}

/** Puts `value` at the `at`-th place of a JSON tree, counted depth first. */
function damaged(json: unknown, at: number, value: unknown): unknown {
  let left = at
  const visit = (node: unknown): unknown => {
    if (left-- === 0) return value
    if (Array.isArray(node)) return node.map(visit)
    if (typeof node !== 'object' || node === null) return node
    return Object.fromEntries(Object.entries(node).map(([key, inner]) => [key, visit(inner)]))
  }
  return visit(json)
}

describe('no input brings the reader down', () => {
  it('any JSON, parsed or as text', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 5 }), (json) => {
        holds(json)
        holds(JSON.stringify(json))
      }),
      { seed: 11, numRuns: RUNS },
    )
  })

  it('any JSON in the places of a package', () => {
    const place = fc.oneof(fc.jsonValue({ maxDepth: 4 }), fc.array(fc.jsonValue({ maxDepth: 3 })))
    const { CFDocument } = sampleFramework({ items: 1, associations: 1 })
    fc.assert(
      fc.property(place, place, place, (CFItems, CFAssociations, CFRubrics) => {
        holds({ CFDocument, CFItems, CFAssociations, CFRubrics })
      }),
      { seed: 12, numRuns: RUNS },
    )
  })

  it('a sound package with values of other kinds in it', () => {
    const value = fc.oneof(
      fc.jsonValue({ maxDepth: 2 }),
      fc.constantFrom('', frameworkUuid('1', 3), 'ext:x', '<b>', '\u0000'),
    )
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(500), value), { minLength: 1, maxLength: 8 }), (damages) => {
        let json: unknown = JSON.parse(UNDAMAGED)
        for (const [at, put] of damages) json = damaged(json, at, put)
        holds(json)
      }),
      { seed: 13, numRuns: RUNS },
    )
  })

  it('a sound package cut off, or with bytes of another kind in its text', () => {
    fc.assert(
      fc.property(fc.nat(UNDAMAGED.length), fc.string(), fc.boolean(), (at, put, cut) => {
        holds(UNDAMAGED.slice(0, at) + put + (cut ? '' : UNDAMAGED.slice(at)))
      }),
      { seed: 14, numRuns: RUNS },
    )
  })

  it('isChildOf between any items, circles of every length among them', () => {
    const links = fc.array(fc.tuple(fc.nat(7), fc.nat(7)), { maxLength: 30 })
    fc.assert(
      fc.property(links, (pairs) => {
        const json = sampleFramework({ items: 8, associations: 8 })
        const node = (at: number) => ({ title: '', uri: 'x', identifier: frameworkUuid('1', at) })
        json.CFAssociations = pairs.map(([from, to], at) => ({
          ...json.CFAssociations[0],
          identifier: frameworkUuid('a', at),
          originNodeURI: node(from),
          destinationNodeURI: node(to),
        }))
        holds(json)
      }),
      { seed: 15, numRuns: RUNS },
    )
  })

  it.each([
    ['brackets a million deep', '['.repeat(1_000_000)],
    ['a member a hundred thousand deep', `{"CFDocument":${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}}`],
    [
      'a name every object has',
      '{"__proto__":{"CFDocument":{}},"constructor":1,"CFDocument":{"toString":1}}',
    ],
  ])('%s', (_, text) => {
    holds(text)
  })
})
