import { describe, expect, it } from 'vitest'
import { isClassClosed, isSessionClosed } from './closed-sessions'

const fall = { id: 'fall', isYear: false }
const spring = { id: 'spring', isYear: false }
const year = { id: 'year', isYear: true }

describe('a closed period', () => {
  it('closes what lies in it and nothing else', () => {
    expect(isSessionClosed([fall], 'fall')).toBe(true)
    expect(isSessionClosed([fall], 'spring')).toBe(false)
    expect(isSessionClosed([fall], null)).toBe(false)
    expect(isSessionClosed([], 'fall')).toBe(false)
  })

  it('closes everything of the class where it is the year, also what lies in no period', () => {
    expect(isSessionClosed([year], 'spring')).toBe(true)
    expect(isSessionClosed([year], null)).toBe(true)
    expect(isClassClosed([year], [])).toBe(true)
  })

  it('closes the class once every period the class runs in is closed', () => {
    expect(isClassClosed([fall], ['fall', 'spring'])).toBe(false)
    expect(isClassClosed([fall, spring], ['fall', 'spring'])).toBe(true)
    expect(isClassClosed([fall], [])).toBe(false)
  })
})
