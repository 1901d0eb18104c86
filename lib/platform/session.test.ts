import { expect, test } from 'vitest'
import { needsTouch, SESSION_ABSOLUTE_MS, SESSION_IDLE_MS, sessionEnd } from './session'

const begun = new Date('2026-11-24T13:00:00Z')
const later = (minutes: number) => new Date(begun.getTime() + minutes * 60_000)

test('a session left alone ends after two hours', () => {
  expect(sessionEnd(begun, begun)).toEqual(later(120))
  expect(SESSION_IDLE_MS).toBe(2 * 3_600_000)
})

test('use moves the end forward, but never past twelve hours', () => {
  expect(sessionEnd(begun, later(60))).toEqual(later(180))
  expect(sessionEnd(begun, later(11 * 60))).toEqual(later(12 * 60))
  expect(SESSION_ABSOLUTE_MS).toBe(12 * 3_600_000)
})

test('use is written down at most every five minutes, and not at all near the last end', () => {
  const session = { createdAt: begun, expiresAt: sessionEnd(begun, begun) }
  expect(needsTouch(session, later(4))).toBe(false)
  expect(needsTouch(session, later(6))).toBe(true)
  const last = { createdAt: begun, expiresAt: later(12 * 60) }
  expect(needsTouch(last, later(11 * 60 + 59))).toBe(false)
})
