import { expect, test } from 'vitest'
import { SLUG, suggestSlug } from './slug'

test.each([
  ['Maple County Schools', 'maple-county-schools'],
  ['Cañada & Niño ISD', 'canada-nino-isd'],
  ['  #1 — District!  ', '1-district'],
  ['学区', 'district'],
  [`A${'b'.repeat(80)}`, `a${'b'.repeat(39)}`],
])('%s is found at /d/%s', (name, slug) => {
  expect(suggestSlug(name)).toBe(slug)
  expect(slug).toMatch(SLUG)
})
