import { describe, expect, it } from 'vitest'
import {
  type CellValue,
  computedChange,
  effectiveCell,
  FLAG,
  hasFlag,
  type PeopleValue,
  packFlags,
  sameValue,
  sourceChange,
} from '@/lib/core/gradebook/cell'

const SOURCE: CellValue = { score: 80, text: null, status: 'fully graded', flags: FLAG.late }
const nothingTyped: PeopleValue = { score: null, text: null, status: null, flags: 0 }
const typed = (value: Partial<PeopleValue>): PeopleValue => ({ ...nothingTyped, ...value })

describe('the value that counts', () => {
  it('is the source’s where nobody typed', () => {
    expect(effectiveCell(SOURCE, null)).toBe(SOURCE)
    expect(effectiveCell(null, null)).toBeNull()
  })

  it('is the typed mark, and the source’s flags stay beside it', () => {
    expect(effectiveCell(SOURCE, typed({ score: 92 }))).toEqual({ ...SOURCE, score: 92 })
  })

  it('a typed mark replaces the source’s mark whole', () => {
    const both = { ...SOURCE, text: 'B' }
    expect(effectiveCell(both, typed({ score: 92 }))).toMatchObject({ score: 92, text: null })
    expect(effectiveCell(both, typed({ text: 'A' }))).toMatchObject({ score: null, text: 'A' })
  })

  it('a typed mark is graded, whatever the source’s status', () => {
    const open: CellValue = { score: null, text: null, status: 'not submitted', flags: 0 }
    expect(effectiveCell(open, typed({ score: 0 }))).toMatchObject({ score: 0, status: 'fully graded' })
    expect(effectiveCell(open, typed({ text: 'A' }))?.status).toBe('fully graded')
    expect(effectiveCell(open, typed({ score: 9, status: 'partially graded' }))?.status).toBe(
      'partially graded',
    )
  })

  it('a mark contradicts missing and in progress, not late and incomplete', () => {
    const all = FLAG.late | FLAG.missing | FLAG.incomplete | FLAG.inProgress
    const left = FLAG.late | FLAG.incomplete
    expect(effectiveCell({ ...SOURCE, flags: all }, typed({ score: 5 }))?.flags).toBe(left)
    expect(effectiveCell({ ...SOURCE, flags: all }, typed({ text: 'A' }))?.flags).toBe(left)
    expect(effectiveCell({ ...SOURCE, flags: all }, typed({ status: 'submitted' }))?.flags).toBe(left)
    expect(effectiveCell({ ...SOURCE, flags: all }, typed({ status: 'exempt' }))?.flags).toBe(all)
  })

  it('no flag and no status ever changes the number', () => {
    expect(effectiveCell(SOURCE, typed({ flags: FLAG.missing }))).toEqual({
      ...SOURCE,
      flags: FLAG.late | FLAG.missing,
    })
    expect(effectiveCell(SOURCE, typed({ status: 'exempt' }))).toEqual({ ...SOURCE, status: 'exempt' })
  })

  it('typed where no source has one stands by itself', () => {
    expect(effectiveCell(null, typed({ score: 7 }))).toEqual({
      score: 7,
      text: null,
      status: 'fully graded',
      flags: 0,
    })
    expect(effectiveCell(null, typed({ flags: FLAG.missing }))).toEqual({
      score: null,
      text: null,
      status: 'not submitted',
      flags: FLAG.missing,
    })
  })
})

describe('a change beneath a person’s value', () => {
  const override = { value: typed({ score: 92 }), seen: SOURCE, seenVersion: 3 }

  it('SIS now says 87, was 80 when you chose 92', () => {
    const source = { ...SOURCE, score: 87, version: 4 }
    expect(sourceChange(override, source)).toEqual({ kind: 'changed', was: SOURCE, now: source })
  })

  it('is none while the source says what its author saw', () => {
    expect(sourceChange(override, { ...SOURCE, version: 3 })).toBeNull()
    expect(sourceChange(override, { ...SOURCE, version: 4 })).toBeNull()
  })

  it('is answered once its author has seen that version', () => {
    expect(sourceChange({ ...override, seenVersion: 4 }, { ...SOURCE, score: 87, version: 4 })).toBeNull()
  })

  it.each([{ text: 'B' }, { status: 'exempt' as const }, { flags: 0 }, { score: null }])(
    'may be %o',
    (changed) => {
      expect(sourceChange(override, { ...SOURCE, ...changed, version: 4 })?.kind).toBe('changed')
      expect(sameValue(SOURCE, { ...SOURCE, ...changed })).toBe(false)
    },
  )

  it('may be a first value, or the end of one', () => {
    const source = { ...SOURCE, version: 1 }
    const alone = { ...override, seen: null, seenVersion: 0 }
    expect(sourceChange(alone, source)).toEqual({ kind: 'appeared', was: null, now: source })
    expect(sourceChange(override, null)).toEqual({ kind: 'ended', was: SOURCE, now: null })
    expect(sourceChange(alone, null)).toBeNull()
  })
})

describe('newer evidence beneath a person’s level', () => {
  const override = { level: 4, number: null, seen: { level: 3, score: 2.97 } }

  it('says what it was, what it is, and whether it disagrees', () => {
    expect(computedChange(override, { level: 3, score: 3.38 })).toEqual({
      was: { level: 3, score: 2.97 },
      now: { level: 3, score: 3.38 },
      disagrees: true,
    })
    expect(computedChange(override, { level: 4, score: 3.6 })?.disagrees).toBe(false)
  })

  it('is none while the computed score is the one its author saw', () => {
    expect(computedChange(override, { level: 3, score: 2.97 })).toBeNull()
  })

  it('is also another level from the same score, when the cuts moved', () => {
    expect(computedChange(override, { level: 2, score: 2.97 })?.disagrees).toBe(true)
  })

  it('does not disagree by having nothing to say', () => {
    expect(computedChange(override, { level: 0, score: null })).toMatchObject({ disagrees: false })
  })
})

it('flags pack into one number and come apart again', () => {
  const flags = packFlags({ late: true, missing: false, incomplete: true, inProgress: false })
  expect(flags).toBe(5)
  const names = ['late', 'missing', 'incomplete', 'inProgress'] as const
  expect(names.map((name) => hasFlag(flags, name))).toEqual([true, false, true, false])
  expect(packFlags({ late: false, missing: true, incomplete: false, inProgress: true })).toBe(10)
})
