import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { printReason, REASON_CODES, readReason } from './override-reason'

describe('a reason for deciding over a value', () => {
  it('is one of the list, words of one’s own, or both', () => {
    expect(printReason({ code: 'observed', note: ' At the board ' })).toBe('[observed] At the board')
    expect(printReason({ code: 'absent', note: '' })).toBe('[absent]')
    expect(printReason({ code: null, note: 'Late work' })).toBe('Late work')
    expect(printReason({ code: null, note: '  ' })).toBeNull()
  })

  it('takes brackets that name nothing of the list for words', () => {
    expect(readReason('[sic] as written')).toEqual({ code: null, note: '[sic] as written' })
    expect(readReason(null)).toEqual({ code: null, note: '' })
  })

  it('comes back as it was given', () => {
    const note = fc.string().map((text) => text.trim())
    fc.assert(
      fc.property(fc.constantFrom(...REASON_CODES), note, (code, words) => {
        expect(readReason(printReason({ code, note: words }))).toEqual({ code, note: words })
      }),
      { seed: 31 },
    )
  })
})
