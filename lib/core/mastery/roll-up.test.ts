import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type RollUpMethod, rollUp, type TreeEdge } from '@/lib/core/mastery/roll-up'

const edge = (childId: string, parentId: string, weight = 1): TreeEdge => ({ childId, parentId, weight })
const FAMILY = [edge('a', 'top'), edge('b', 'top', 3), edge('c', 'top'), edge('d', 'top')]

function scoreOf(id: string, method: RollUpMethod, scores: Record<string, number>, edges = FAMILY) {
  const rolled = rollUp(edges, new Map(Object.entries(scores)), method)
  return rolled.ok ? (rolled.value.get(id)?.score ?? null) : rolled.problem
}

describe('a parent’s score', () => {
  it.each([
    [{ kind: 'mean' }, 2],
    [{ kind: 'weighted-mean' }, 2.666667],
    [{ kind: 'median' }, 1.5],
    [{ kind: 'min' }, 1],
    [{ kind: 'highest' }, 4],
    [{ kind: 'mode', ties: 'higher' }, 1],
  ] as const)('by %o', (method, expected) => {
    expect(scoreOf('top', method, { a: 1, b: 4, c: 2, d: 1 })).toBe(expected)
  })

  it('by mode takes the higher or the later of equals', () => {
    const scores = { a: 4, b: 1, c: 4, d: 1 }
    expect(scoreOf('top', { kind: 'mode', ties: 'higher' }, scores)).toBe(4)
    expect(scoreOf('top', { kind: 'mode', ties: 'newer' }, scores)).toBe(1)
  })

  it('by median is the middle of an odd number', () => {
    expect(scoreOf('top', { kind: 'median' }, { a: 4, b: 1, c: 3 })).toBe(3)
  })

  it('leaves out what has no score, and says how many it stands on', () => {
    const rolled = rollUp(FAMILY, new Map([['a', 2]]), { kind: 'mean' })
    expect(rolled).toEqual({ ok: true, value: new Map([['top', { score: 2, count: 1, of: 4 }]]) })
  })

  it('is none without any score below', () => {
    expect(rollUp(FAMILY, new Map(), { kind: 'mean' })).toEqual({ ok: true, value: new Map() })
  })

  it('takes in evidence of its own', () => {
    const rolled = rollUp([edge('a', 'top')], new Map(Object.entries({ a: 2, top: 4 })), { kind: 'mean' })
    expect(rolled).toEqual({ ok: true, value: new Map([['top', { score: 3, count: 2, of: 2 }]]) })
  })

  it('is made of its children’s, not of their children’s', () => {
    const edges = [edge('a', 'left'), edge('b', 'left'), edge('left', 'top'), edge('c', 'top')]
    expect(scoreOf('top', { kind: 'mean' }, { a: 1, b: 2, c: 4 }, edges)).toBe(2.75)
    expect(scoreOf('left', { kind: 'mean' }, { a: 1, b: 2, c: 4 }, edges)).toBe(1.5)
  })

  it('counts a child in each of its parents', () => {
    const edges = [
      edge('a', 'left'),
      edge('a', 'right'),
      edge('b', 'right'),
      edge('left', 'top'),
      edge('right', 'top'),
    ]
    const scores = { a: 1, b: 3 }
    expect(['left', 'right', 'top'].map((id) => scoreOf(id, { kind: 'mean' }, scores, edges))).toEqual([
      1, 2, 1.5,
    ])
  })
})

describe('a circle', () => {
  it('is refused by the names of its members, each the child of the next', () => {
    const edges = [edge('leaf', 'a'), edge('a', 'b'), edge('b', 'c'), edge('c', 'a'), edge('c', 'top')]
    const rolled = rollUp(edges, new Map([['leaf', 1]]), { kind: 'mean' })
    const ids = rolled.ok ? [] : rolled.problem.ids
    expect([...ids].sort()).toEqual(['a', 'b', 'c'])
    for (const [at, id] of ids.entries()) {
      const next = ids[(at + 1) % ids.length]
      expect(edges.some(({ childId, parentId }) => childId === id && parentId === next)).toBe(true)
    }
  })

  it('may be a single objective that names itself', () => {
    expect(scoreOf('a', { kind: 'mean' }, { a: 1 }, [edge('a', 'a')])).toEqual({ code: 'cycle', ids: ['a'] })
  })

  it('is not seen where two ways lead to one parent', () => {
    const diamond = [edge('a', 'l'), edge('a', 'r'), edge('l', 't'), edge('r', 't')]
    expect(scoreOf('t', { kind: 'min' }, { a: 2 }, diamond)).toBe(2)
  })
})

it('a chain as deep as a hostile file can make it is rolled up, not run out of', () => {
  const edges = Array.from({ length: 50_000 }, (_, at) => edge(`n${at}`, `n${at + 1}`))
  expect(scoreOf('n50000', { kind: 'mean' }, { n0: 3 }, edges)).toBe(3)
})

it('a parent never leaves the range of what is below it, in any tree', () => {
  const methods: readonly RollUpMethod[] = [
    { kind: 'mean' },
    { kind: 'weighted-mean' },
    { kind: 'median' },
    { kind: 'min' },
    { kind: 'highest' },
    { kind: 'mode', ties: 'newer' },
  ]
  const tree = fc.array(fc.tuple(fc.nat(30), fc.nat(30), fc.integer({ min: 1, max: 5 })), { maxLength: 60 })
  fc.assert(
    fc.property(tree, fc.constantFrom(...methods), (pairs, method) => {
      // A child has the higher number: no circles.
      const edges = pairs
        .filter(([left, right]) => left !== right)
        .map(([left, right, weight]) => edge(`${Math.max(left, right)}`, `${Math.min(left, right)}`, weight))
      const scores = new Map(Array.from({ length: 31 }, (_, at) => [`${at}`, (at * 7) % 5]))
      const rolled = rollUp(edges, scores, method)
      if (!rolled.ok) throw new Error('no circle was made')
      for (const { score, count, of } of rolled.value.values()) {
        expect(score).toBeGreaterThanOrEqual(0)
        expect(score).toBeLessThanOrEqual(4)
        expect(count).toBe(of)
      }
    }),
    { seed: 5, numRuns: 200 },
  )
})
