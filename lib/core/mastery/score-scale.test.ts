import { describe, expect, it } from 'vitest'
import { entryNumber, positionInScale, readScoreScale, scaleMaximum } from '@/lib/core/mastery/score-scale'

const read = (...pairs: readonly (readonly [string, string])[]) =>
  readScoreScale(pairs.map(([lhs, rhs]) => ({ lhs, rhs })))

describe('a OneRoster score scale', () => {
  it('reads a text and its number: {A+:100},{A:94}', () => {
    expect(read(['A+', '100'], ['A', '94']).entries).toEqual([
      { text: 'A+', low: 100, high: 100 },
      { text: 'A', low: 94, high: 94 },
    ])
  })

  it('reads ranges on either side: {A:7-10}, {60-69:B}', () => {
    expect(read(['A', '7-10'], ['60 - 69', 'B']).entries).toEqual([
      { text: 'A', low: 7, high: 10 },
      { text: 'B', low: 60, high: 69 },
    ])
  })

  it('reads fractions, negative ends and ranges written backward', () => {
    expect(read(['x', '2.5-3.49'], ['y', '-2--1'], ['z', '10-7'], ['w', '.5']).entries).toEqual([
      { text: 'x', low: 2.5, high: 3.49 },
      { text: 'y', low: -2, high: -1 },
      { text: 'z', low: 7, high: 10 },
      { text: 'w', low: 0.5, high: 0.5 },
    ])
  })

  it('takes the left side as the text where both are numbers', () => {
    expect(read(['4', '90-100']).entries).toEqual([{ text: '4', low: 90, high: 100 }])
  })

  it('without any number is ordinal, and with one is not', () => {
    expect(read(['Beginning', 'just begun'], ['Secure', 'alone']).ordinal).toBe(true)
    expect(read(['Pass', 'yes'], ['Fail', '0']).ordinal).toBe(false)
    expect(read(['Pass', 'yes'], ['Fail', '0']).entries[0]).toEqual({ text: 'Pass', low: null, high: null })
  })

  it('does not mistake a word with a hyphen or a digit for a range', () => {
    expect(read(['K-2', 'well-done'], ['P1', '1st']).ordinal).toBe(true)
  })

  it('finds a text whatever its case and outer blanks', () => {
    const scale = read(['Not yet', '1'], ['Yes', '2'])
    expect(positionInScale(' YES ', scale)).toBe(1)
    expect(positionInScale('maybe', scale)).toBe(-1)
  })

  it('knows its highest number, and the number an entry stands for', () => {
    const scale = read(['B', '80-89'], ['A', '90-100'], ['P', 'pass'])
    expect(scaleMaximum(scale)).toBe(100)
    expect(scale.entries.map(entryNumber)).toEqual([84.5, 95, null])
    expect(scaleMaximum(read(['P', 'pass']))).toBeNull()
  })
})
