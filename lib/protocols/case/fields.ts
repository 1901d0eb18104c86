import type { Findings } from '@/lib/protocols/case/findings'
import type { CaseLink } from '@/lib/protocols/case/framework'
import type { CaseLimits } from '@/lib/protocols/case/limits'
import { holdsMarkup, plainText, withoutControls } from '@/lib/protocols/case/plain-text'
import type { RefusalCode, RefusedPart } from '@/lib/protocols/case/verdicts'

export type JsonObject = Readonly<Record<string, unknown>>

/** An object of the file while its fields are read. */
export interface Entry {
  readonly raw: JsonObject
  readonly path: string
  readonly identifier: string | null
  readonly findings: Findings
  readonly limits: CaseLimits
}

/** Whether a value is a JSON object. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** A field's own value; null and missing are both undefined, null is noted. */
export function present(entry: Entry, name: string): unknown {
  const value = Object.hasOwn(entry.raw, name) ? entry.raw[name] : undefined
  if (value === null) entry.findings.note('null_value')
  return value ?? undefined
}

/** Names a field, or the whole entry where `name` is null, as refused. */
export function refuse(
  entry: Entry,
  part: RefusedPart,
  code: RefusalCode,
  name: string | null,
  found?: string,
): void {
  entry.findings.refuse({
    code,
    part,
    path: name === null ? entry.path : `${entry.path}.${name}`,
    identifier: entry.identifier,
    ...(found === undefined ? {} : { found: withoutControls(found.slice(0, 80)) }),
  })
}

/** A short text on one line: a code, a title, a word. */
export function wordField(entry: Entry, name: string): string | null {
  return readText(entry, name, present(entry, name), entry.limits.wordChars)?.replaceAll('\n', ' ') ?? null
}

/** A text of sentences. HTML is read into words. */
export function statementField(entry: Entry, name: string): string | null {
  return readText(entry, name, present(entry, name), entry.limits.statementChars)
}

/** An address, as written: relative and `urn:` ones are in use. */
export function uriField(entry: Entry, name: string): string {
  const value = present(entry, name)
  const uri = typeof value === 'string' ? boundUri(value, entry.limits) : ''
  if (uri === '') entry.findings.note('uri_missing')
  return uri
}

/** A list of words. 1.0 data writes plain text; `separator` tells where such a text may be cut into several. */
export function listField(entry: Entry, name: string, separator: string | null): readonly string[] {
  const value = present(entry, name)
  if (value === undefined) return []
  const { limits, findings } = entry
  if (!Array.isArray(value)) findings.note('list_as_text')
  const texts: readonly unknown[] = Array.isArray(value)
    ? value
    : separator !== null && typeof value === 'string' && value.length <= limits.statementChars
      ? value.split(separator)
      : [value]
  if (texts.length > limits.listValues) refuse(entry, 'field', 'list_too_long', name)
  return texts
    .slice(0, limits.listValues)
    .map((text, at) => readText(entry, `${name}[${at}]`, text ?? undefined, limits.wordChars))
    .filter((text) => text !== null)
}

function readText(entry: Entry, name: string, value: unknown, most: number): string | null {
  if (value === undefined) return null
  if (typeof value === 'number') {
    entry.findings.note('number_as_text')
    return String(value)
  }
  if (typeof value !== 'string') {
    refuse(entry, 'field', 'value_unreadable', name)
    return null
  }
  // Cut before reading, so that megabytes of markup cost no more than their bound.
  const given = value.length > most * 4 ? value.slice(0, most * 4) : value
  const sound = withoutControls(given)
  if (sound !== given) entry.findings.note('control_character')
  if (holdsMarkup(sound)) entry.findings.note('html_removed')
  const text = plainText(sound)
  const long = value.length > given.length || text.length > most
  if (long) refuse(entry, 'field', 'text_too_long', name, text)
  return text === '' ? null : withoutControls(text.slice(0, most))
}

/** A number; a text that reads as one is borne with. */
export function numberField(entry: Entry, name: string): number | null {
  const value = present(entry, name)
  if (value === undefined || value === '') return null
  const text = typeof value === 'string' ? value.trim().slice(0, 40) : ''
  const isNumeral = /^[+-]?\d+(?:\.\d+)?$/.test(text)
  if (isNumeral) entry.findings.note('text_as_number')
  const number = typeof value === 'number' ? value : isNumeral ? Number(text) : Number.NaN
  if (Number.isFinite(number) && Math.abs(number) <= 1e9) return number
  refuse(entry, 'field', 'number_unreadable', name, typeof value === 'string' ? value : undefined)
  return null
}

/** A whole number, a fraction cut to it: the place among siblings. */
export function positionField(entry: Entry, name: string): number | null {
  const number = numberField(entry, name)
  return number === null ? null : Math.trunc(number)
}

/** A link of the standard ({title, identifier, uri}), or the bare address some write. */
export function linkField(entry: Entry, name: string): CaseLink | null {
  const value = present(entry, name)
  if (value === undefined || value === '') return null
  if (typeof value === 'string') {
    entry.findings.note('link_as_text')
    return { identifier: null, title: null, uri: boundUri(value, entry.limits) }
  }
  if (!isObject(value)) {
    refuse(entry, 'field', 'value_unreadable', name)
    return null
  }
  const link: Entry = { ...entry, raw: value, path: `${entry.path}.${name}` }
  return {
    identifier: wordField(link, 'identifier'),
    title: wordField(link, 'title'),
    uri: typeof value.uri === 'string' ? boundUri(value.uri, entry.limits) : '',
  }
}

function boundUri(uri: string, limits: CaseLimits): string {
  const trimmed = withoutControls(uri.slice(0, limits.uriChars)).trim()
  // Half an address leads elsewhere.
  return uri.length > limits.uriChars ? '' : trimmed
}
