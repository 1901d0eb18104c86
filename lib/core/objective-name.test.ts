import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { objectiveName, uuidOf } from '@/lib/core/objective-name'

const ID = '6b3c7f0e-9a4d-5c1b-8e2f-0123456789ab'

describe('an objective is named by its CASE identifier', () => {
  it.each([
    ['bare', ID],
    ['in upper case', ID.toUpperCase()],
    ['with urn:uuid:', `urn:uuid:${ID}`],
    ['with URN:UUID: in upper case', `URN:UUID:${ID.toUpperCase()}`],
    ['with CASE: before it', `CASE:${ID}`],
    ['in braces', `{${ID}}`],
    ['with spaces around it', ` ${ID} `],
    ['at the end of a CASE address', `https://x.example.org/ims/case/v1p0/CFItems/${ID.toUpperCase()}`],
    ['at the end of an address with a slash', `https://x.example.org/uri/${ID}/`],
  ])('%s', (_, text) => {
    expect(objectiveName(text)).toEqual({ scheme: 'case', id: ID })
  })
})

describe('every other name stands as it came', () => {
  it.each(['5.NF.A.1', 'D1.5.6-8', '', 'case', ID.slice(1), `${ID}-b`, `https://x.example.org/${ID}/items`])(
    '"%s"',
    (text) => {
      expect(objectiveName(text)).toEqual({ scheme: 'unknown', id: text })
    },
  )

  it('whatever the text, and the name of a name is itself', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.uuid(),
          fc.uuid().map((id) => `urn:uuid:${id}`),
        ),
        (text) => {
          const name = objectiveName(text)
          expect(objectiveName(name.id)).toEqual(name)
          expect(name.scheme === 'case').toBe(uuidOf(name.id) === name.id)
        },
      ),
      { seed: 1, numRuns: 500 },
    )
  })
})
