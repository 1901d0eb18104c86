import { describe, expect, it } from 'vitest'
import { isInPeriod } from './class-period'

const fall = { id: 'fall', title: 'Fall', itemIds: ['quiz'] }
const spring = { id: 'spring', title: 'Spring', itemIds: ['lab'] }
const periods = [fall, spring]

describe('the end of a period', () => {
  it('asks for what was scored in it and not for what was scored in another', () => {
    expect(isInPeriod('quiz', fall, periods)).toBe(true)
    expect(isInPeriod('lab', fall, periods)).toBe(false)
    expect(isInPeriod('lab', null, periods)).toBe(true)
  })

  it('asks for levels and for what names no period, whichever it is', () => {
    expect(isInPeriod(null, fall, periods)).toBe(true)
    expect(isInPeriod('talk', spring, periods)).toBe(true)
  })
})
