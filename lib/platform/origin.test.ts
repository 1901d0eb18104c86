import { expect, test } from 'vitest'
import { isSameOrigin } from './origin'

const own = 'https://grades.example.org'

test.each<[Record<string, string>, string]>([
  [{ origin: own }, 'an Origin of ours'],
  [{ origin: own, 'sec-fetch-site': 'same-origin' }, 'both'],
  [{ 'sec-fetch-site': 'same-origin' }, 'only the browser’s word'],
])('a change from a page of ours is taken: %j, %s', (headers, _what) => {
  expect(isSameOrigin(new Headers(headers), own)).toBe(true)
})

test.each<[Record<string, string>, string]>([
  [{}, 'nothing said'],
  [{ origin: 'https://evil.example' }, 'another site'],
  [{ origin: 'http://grades.example.org' }, 'the same host without TLS'],
  [{ origin: 'https://grades.example.org:8443' }, 'another port'],
  [{ origin: 'null' }, 'an opaque origin'],
  [{ origin: own, 'sec-fetch-site': 'same-site' }, 'a neighbouring site'],
  [{ origin: own, 'sec-fetch-site': 'cross-site' }, 'two voices that contradict'],
  [{ 'sec-fetch-site': 'none' }, 'typed into the address bar'],
])('any other change is refused: %j, %s', (headers, _what) => {
  expect(isSameOrigin(new Headers(headers), own)).toBe(false)
})
