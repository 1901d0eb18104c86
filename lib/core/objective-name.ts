/** How a result or a line item may name an objective: an identifier of CASE, or words only its writer can read. */
export interface ObjectiveName {
  readonly scheme: 'case' | 'unknown'
  /** For `case` a lower-case UUID, else the text as it came. */
  readonly id: string
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/
const UUID_AT_END = /[/:#]([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\/?$/

/** A UUID in lower case, without `urn:uuid:` or braces; null where the text is none. */
export function uuidOf(text: string): string | null {
  if (text.length > 60) return null
  const bare = text
    .trim()
    .toLowerCase()
    .replace(/^urn:uuid:/, '')
    .replace(/^\{(.*)\}$/, '$1')
  return UUID.test(bare) ? bare : null
}

/** The UUID a CASE address ends in; null where it ends in none. */
export function uuidOfUri(uri: string): string | null {
  return UUID_AT_END.exec(uri.trim().slice(-60).toLowerCase())?.[1] ?? null
}

/**
 * Reads the name of an objective: a bare UUID in either case, `urn:uuid:…`, `CASE:…` or a CASE address ending in one is
 * of scheme `case`; every other text, such as the code 5.NF.A.1, stands as it came under `unknown` (OneRoster 1.2,
 * learningObjectiveSet: with source `case` every id is a UUID).
 */
export function objectiveName(text: string): ObjectiveName {
  const id = uuidOf(text.trim().replace(/^case:/i, '')) ?? uuidOfUri(text)
  return id === null ? { scheme: 'unknown', id: text } : { scheme: 'case', id }
}
