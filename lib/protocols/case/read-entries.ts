import { uuidOf } from '@/lib/core/objective-name'
import { type Entry, isObject, refuse } from '@/lib/protocols/case/fields'
import type { Findings } from '@/lib/protocols/case/findings'
import type { CaseLimits } from '@/lib/protocols/case/limits'
import type { RefusedPart } from '@/lib/protocols/case/verdicts'

/** An entry of a list whose identifier has been found sound and its own. */
export type IdentifiedEntry = Entry & { readonly identifier: string }

/** What is read of a package, and under which bounds. */
export interface Reading {
  readonly findings: Findings
  readonly limits: CaseLimits
}

/**
 * The entries of a list that are objects and have a UUID no entry before them has, in order; `read` makes something of
 * each or refuses it by null. Everything left out is named by its place.
 */
export function readEntries<Value>(
  reading: Reading,
  part: Exclude<RefusedPart, 'package' | 'field'>,
  path: string,
  list: readonly unknown[],
  seen: Set<string>,
  read: (entry: IdentifiedEntry) => Value | null,
): readonly Value[] {
  const values: Value[] = []
  for (const [at, raw] of list.entries()) {
    const place = { ...reading, path: `${path}[${at}]`, identifier: null }
    if (!isObject(raw)) {
      refuse({ ...place, raw: {} }, part, 'not_an_entry', null)
      continue
    }
    const identifier = readIdentifier({ ...place, raw }, part)
    if (identifier === null) continue
    const entry = { ...place, raw, identifier }
    if (seen.has(identifier)) {
      refuse(entry, part, 'duplicate_identifier', null)
      continue
    }
    const value = read(entry)
    if (value === null) continue
    seen.add(identifier)
    values.push(value)
  }
  return values
}

function readIdentifier(entry: Entry, part: RefusedPart): string | null {
  const written = entry.raw.identifier
  if (written === undefined || written === null || written === '') {
    refuse(entry, part, 'identifier_missing', null)
    return null
  }
  const identifier = typeof written === 'string' ? readUuid(entry, written) : null
  if (identifier === null)
    refuse(
      entry,
      part,
      'identifier_not_uuid',
      'identifier',
      typeof written === 'string' ? written : undefined,
    )
  return identifier
}

/** A UUID in lower case, its other spellings counted; null where the text is none. */
export function readUuid(reading: Reading, written: string): string | null {
  const uuid = uuidOf(written)
  if (uuid === null) return null
  if (/^\s*urn:uuid:/i.test(written)) reading.findings.note('identifier_urn')
  else if (uuid !== written.trim()) reading.findings.note('identifier_case')
  return uuid
}
