/** A slug as paths have it: `/d/maple-county`. */
export const SLUG = /^[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?$/

/** The slug a district's name suggests: lower case, accents dropped, words joined by hyphens, at most 40 characters. */
export function suggestSlug(name: string): string {
  const plain = name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
  const joined = plain.replace(/[^a-z0-9]+/g, '-').slice(0, 40)
  return joined.replace(/^-+|-+$/g, '') || 'district'
}
