import { describe, expect, it } from 'vitest'
import type { Evidence, SetAsideReason } from '@/lib/core/mastery/evidence'
import { DEFAULT_POLICY, type MasteryPolicy } from '@/lib/core/mastery/policy'
import { readScoreScale } from '@/lib/core/mastery/score-scale'
import { selectEvidence } from '@/lib/core/mastery/select-evidence'
import { AS_OF, pieceOf } from '@/lib/core/mastery/testing/evidence-of'

function valueOrReason(
  evidence: Evidence,
  policy: MasteryPolicy = DEFAULT_POLICY,
): number | SetAsideReason | null {
  const { pieces, setAside } = selectEvidence([evidence], policy, AS_OF)
  return pieces[0]?.value ?? setAside[0]?.reason ?? null
}

function idsIn(evidence: readonly Evidence[], policy: MasteryPolicy = DEFAULT_POLICY): readonly string[] {
  return selectEvidence(evidence, policy, AS_OF).pieces.map((piece) => piece.evidence.id)
}

function reasonsIn(evidence: readonly Evidence[], policy: MasteryPolicy = DEFAULT_POLICY) {
  const { setAside } = selectEvidence(evidence, policy, AS_OF)
  return setAside.map((aside) => [aside.evidence.id, aside.reason])
}

describe('a number on the mastery scale', () => {
  it('is its share of the range: 2 of 5 is 1.6 of 4', () => {
    expect(valueOrReason(pieceOf(2, 0, { maximum: 5 }))).toBe(1.6)
  })

  it('is measured from the minimum: 300 on a scale from 200 to 400 is the middle', () => {
    expect(valueOrReason(pieceOf(300, 0, { minimum: 200, maximum: 400 }))).toBe(2)
  })

  it('is measured from 0 where no minimum is given', () => {
    expect(valueOrReason(pieceOf(2, 0, { minimum: null }))).toBe(2)
  })

  it('counts extra credit as it stands, and sets a likely slip aside', () => {
    expect(valueOrReason(pieceOf(22, 0, { maximum: 20 }))).toBeCloseTo(4.4, 12)
    expect(valueOrReason(pieceOf(30, 0, { maximum: 20 }))).toBe(6)
    expect(valueOrReason(pieceOf(85, 0, { maximum: 20 }))).toBe('beyond-extra-credit')
  })

  it('is set aside below the minimum, without a maximum, and on a range that is none', () => {
    expect(valueOrReason(pieceOf(-1, 0))).toBe('below-minimum')
    expect(valueOrReason(pieceOf(3, 0, { maximum: null }))).toBe('no-maximum')
    expect(valueOrReason(pieceOf(3, 0, { minimum: 4 }))).toBe('empty-range')
    expect(valueOrReason(pieceOf(null, 0))).toBe('no-value')
  })

  it('zero is a score', () => {
    expect(valueOrReason(pieceOf(0, 0))).toBe(0)
  })
})

const LETTERS = readScoreScale([
  { lhs: 'A', rhs: '90-100' },
  { lhs: 'B', rhs: '80-89' },
  { lhs: 'Pass', rhs: 'see comment' },
])
const WORDS = readScoreScale(
  ['Beginning', 'Developing', 'Secure', 'Extending'].map((lhs) => ({ lhs, rhs: 'in words' })),
)

describe('a text on the mastery scale', () => {
  const text = (given: string, rest: Partial<Evidence> = {}) =>
    valueOrReason(pieceOf(null, 0, { text: given, maximum: null, ...rest }))

  it('stands for the middle of its range', () => {
    expect(text('A', { scale: LETTERS, maximum: 100 })).toBeCloseTo(3.8, 12)
  })

  it('is read whatever its case', () => {
    expect(text(' a ', { scale: LETTERS, maximum: 100 })).toBeCloseTo(3.8, 12)
  })

  it('is measured by the highest number of its scale where the line item has no maximum', () => {
    expect(text('B', { scale: LETTERS })).toBeCloseTo(3.38, 12)
  })

  it('is its position where the scale has words only', () => {
    const levels = ['Beginning', 'Developing', 'Secure', 'Extending'].map((word) =>
      text(word, { scale: WORDS }),
    )
    expect(levels).toEqual([1, 2, 3, 4])
  })

  it('spreads fewer or more words over the levels', () => {
    const three = readScoreScale(['Low', 'Middle', 'High'].map((lhs) => ({ lhs, rhs: '' })))
    expect(['Low', 'Middle', 'High'].map((word) => text(word, { scale: three }))).toEqual([1, 3, 4])
  })

  it('is set aside without a scale, off its scale, without a number, and on a scale of one word', () => {
    expect(text('A')).toBe('no-score-scale')
    expect(text('Q', { scale: LETTERS })).toBe('text-not-in-scale')
    expect(text('Pass', { scale: LETTERS })).toBe('text-without-number')
    expect(text('Done', { scale: readScoreScale([{ lhs: 'Done', rhs: 'yes' }]) })).toBe('text-without-number')
  })

  it('gives way to a number that can be measured, and stands in for one that cannot', () => {
    expect(valueOrReason(pieceOf(1, 0, { text: 'Extending', scale: WORDS }))).toBe(1)
    expect(valueOrReason(pieceOf(17, 0, { text: 'Extending', scale: WORDS, maximum: null }))).toBe(4)
  })
})

describe('what counts', () => {
  it.each([
    ['fully graded', 3],
    ['partially graded', 'partially-graded'],
    ['submitted', 'submitted-not-graded'],
    ['exempt', 'exempt'],
    ['not submitted', 'not-submitted'],
    ['ext:absent', 'vendor-status'],
  ] as const)('%s: %s', (status, verdict) => {
    expect(valueOrReason(pieceOf(3, 0, { status }))).toBe(verdict)
  })

  it('unfinished marking counts where the policy says so', () => {
    const policy = { ...DEFAULT_POLICY, countPartiallyGraded: true, countSubmittedWithScore: true }
    expect(valueOrReason(pieceOf(3, 0, { status: 'partially graded' }), policy)).toBe(3)
    expect(valueOrReason(pieceOf(3, 0, { status: 'submitted' }), policy)).toBe(3)
    expect(valueOrReason(pieceOf(null, 0, { status: 'submitted' }), policy)).toBe('no-value')
    expect(valueOrReason(pieceOf(3, 0, { status: 'exempt' }), policy)).toBe('exempt')
  })

  it('nothing from the future does; today does', () => {
    expect(valueOrReason(pieceOf(3, 0, { scoredOn: '2026-11-25' }))).toBe('future-date')
    expect(valueOrReason(pieceOf(3, 0, { scoredOn: AS_OF }))).toBe(3)
  })

  it('nothing older than the policy looks back', () => {
    const policy = { ...DEFAULT_POLICY, recencyDays: 30 }
    expect(valueOrReason(pieceOf(3, 0, { scoredOn: '2026-10-25' }), policy)).toBe(3)
    expect(valueOrReason(pieceOf(3, 0, { scoredOn: '2026-10-24' }), policy)).toBe('too-old')
  })
})

describe('the order of evidence', () => {
  const day = { scoredOn: '2026-10-01' }

  it('is by score date, then due date, then source, then sourcedId, and says which', () => {
    const { pieces } = selectEvidence(
      [
        pieceOf(1, 6, { ...day, dueOn: '2026-09-20', sourceRank: 0, sourcedId: 'z' }),
        pieceOf(1, 5, { ...day, dueOn: '2026-09-20', sourceRank: 0, sourcedId: 'a' }),
        pieceOf(1, 4, { ...day, dueOn: '2026-09-20', sourceRank: 2 }),
        pieceOf(1, 3, { ...day, dueOn: '2026-09-19' }),
        pieceOf(1, 2, { ...day }),
        pieceOf(1, 1, { scoredOn: '2026-09-30', dueOn: '2026-12-01' }),
      ],
      DEFAULT_POLICY,
      AS_OF,
    )
    expect(pieces.map((piece) => [piece.evidence.id, piece.orderedBy])).toEqual([
      ['evidence-1', null],
      ['evidence-2', 'date-rule'],
      ['evidence-3', 'due-date'],
      ['evidence-4', 'due-date'],
      ['evidence-5', 'source'],
      ['evidence-6', 'sourced-id'],
    ])
  })

  it('follows the due date where the policy says so, and the score date where there is none', () => {
    const late = pieceOf(1, 1, { scoredOn: '2026-11-01', dueOn: '2026-09-10' })
    const undated = pieceOf(1, 2, { scoredOn: '2026-10-01' })
    const onTime = pieceOf(1, 3, { scoredOn: '2026-10-20', dueOn: '2026-10-19' })
    const policy = { ...DEFAULT_POLICY, dateRule: 'due-date' } as const
    expect(idsIn([onTime, undated, late], policy)).toEqual(['evidence-1', 'evidence-2', 'evidence-3'])
    expect(idsIn([onTime, undated, late])).toEqual(['evidence-2', 'evidence-3', 'evidence-1'])
  })

  it('follows the assign date where the policy says so', () => {
    const policy = { ...DEFAULT_POLICY, dateRule: 'assign-date' } as const
    const first = pieceOf(1, 1, { scoredOn: '2026-11-01', assignedOn: '2026-09-01' })
    const second = pieceOf(1, 2, { scoredOn: '2026-10-01', assignedOn: '2026-09-02' })
    expect(idsIn([second, first], policy)).toEqual(['evidence-1', 'evidence-2'])
  })

  it('falls back to the score date where the ruling dates agree, and says so', () => {
    const policy = { ...DEFAULT_POLICY, dateRule: 'due-date' } as const
    const { pieces } = selectEvidence(
      [
        pieceOf(1, 1, { scoredOn: '2026-10-05', dueOn: '2026-10-01' }),
        pieceOf(1, 2, { scoredOn: '2026-10-02', dueOn: '2026-10-01' }),
      ],
      policy,
      AS_OF,
    )
    expect(pieces.map((piece) => [piece.evidence.id, piece.orderedBy])).toEqual([
      ['evidence-2', null],
      ['evidence-1', 'score-date'],
    ])
  })

  it('holds for what was set aside, too', () => {
    const future = pieceOf(1, 1, { scoredOn: '2026-12-02' })
    const sooner = pieceOf(1, 2, { scoredOn: '2026-12-01' })
    expect(reasonsIn([future, sooner])).toEqual(reasonsIn([sooner, future]))
  })
})

describe('one performance', () => {
  const same = { performance: 'quiz' }

  it('counts once: the objective’s own result before child items, these before the total', () => {
    const total = pieceOf(1, 1, { ...same, kind: 'score' })
    const part = pieceOf(2, 2, { ...same, kind: 'item' })
    const explicit = pieceOf(3, 3, { ...same, kind: 'objective' })
    expect(idsIn([total, part, explicit])).toEqual(['evidence-3'])
    expect(idsIn([total, part])).toEqual(['evidence-2'])
    expect(reasonsIn([explicit, part, total])).toEqual([
      ['evidence-1', 'same-performance'],
      ['evidence-2', 'same-performance'],
    ])
  })

  it('keeps all child items of the trusted source and none of the other’s', () => {
    const items = [
      pieceOf(1, 1, { ...same, kind: 'item' }),
      pieceOf(2, 2, { ...same, kind: 'item' }),
      pieceOf(3, 3, { ...same, kind: 'item', sourceRank: 1 }),
    ]
    expect(idsIn(items)).toEqual(['evidence-1', 'evidence-2'])
  })

  it('takes the more trusted of two sources, else the newer result', () => {
    const trusted = pieceOf(1, 1, { ...same, sourceRank: 0 })
    const other = pieceOf(2, 2, { ...same, sourceRank: 1 })
    const newer = pieceOf(3, 3, { ...same, sourceRank: 0 })
    expect(idsIn([other, trusted])).toEqual(['evidence-1'])
    expect(idsIn([newer, trusted])).toEqual(['evidence-3'])
  })

  it('falls back to the total where the objective’s own result does not count', () => {
    const explicit = pieceOf(null, 1, { ...same, kind: 'objective' })
    const total = pieceOf(2, 2, { ...same, kind: 'score' })
    expect(idsIn([explicit, total])).toEqual(['evidence-2'])
  })
})

describe('a retake', () => {
  const original = pieceOf(1, 1)
  const retake = pieceOf(3, 2, { retakeOf: 'item-1' })

  it('takes the place of its original', () => {
    expect(idsIn([original, retake])).toEqual(['evidence-2'])
    expect(reasonsIn([original, retake])).toEqual([['evidence-1', 'retaken']])
  })

  it('or counts beside it, where the policy says so', () => {
    expect(idsIn([original, retake], { ...DEFAULT_POLICY, retake: 'add' })).toEqual([
      'evidence-1',
      'evidence-2',
    ])
  })

  it('replaces whatever its date', () => {
    expect(idsIn([original, { ...retake, scoredOn: '2026-08-01' }])).toEqual(['evidence-2'])
  })

  it('of a retake replaces both; of two retakes of one original the newer stands', () => {
    const third = pieceOf(2, 3, { retakeOf: 'item-2' })
    const sibling = pieceOf(2, 4, { retakeOf: 'item-1' })
    expect(idsIn([original, retake, third])).toEqual(['evidence-3'])
    expect(idsIn([original, retake, sibling])).toEqual(['evidence-4'])
    expect(idsIn([original, sibling, third, retake])).toEqual(['evidence-4'])
  })

  it('that does not count replaces nothing', () => {
    expect(idsIn([original, { ...retake, status: 'exempt' }])).toEqual(['evidence-1'])
  })

  it('of something unknown counts by itself, and the newer of two such stands', () => {
    const lost = pieceOf(2, 5, { retakeOf: 'gone' })
    expect(idsIn([original, lost])).toEqual(['evidence-1', 'evidence-5'])
    expect(idsIn([lost, pieceOf(2, 6, { retakeOf: 'gone' })])).toEqual(['evidence-6'])
  })

  it('keeps all parts of the newest attempt together', () => {
    const parts = [
      pieceOf(1, 1, { kind: 'item', performance: 'second', retakeOf: 'first', scoredOn: '2026-10-01' }),
      pieceOf(2, 2, { kind: 'item', performance: 'third', retakeOf: 'first', scoredOn: '2026-10-02' }),
      pieceOf(3, 3, { kind: 'item', performance: 'second', retakeOf: 'first', scoredOn: '2026-10-03' }),
    ]
    expect(idsIn(parts)).toEqual(['evidence-1', 'evidence-3'])
  })

  it('in a circle is none: everything counts', () => {
    const one = pieceOf(1, 1, { retakeOf: 'item-2' })
    const two = pieceOf(2, 2, { retakeOf: 'item-1' })
    const self = pieceOf(2, 3, { retakeOf: 'item-3' })
    expect(idsIn([one, two, self])).toEqual(['evidence-1', 'evidence-2', 'evidence-3'])
  })

  it('tells the order anew when the original has left', () => {
    const { pieces } = selectEvidence([original, retake], DEFAULT_POLICY, AS_OF)
    expect(pieces.map((piece) => piece.orderedBy)).toEqual([null])
  })
})
