import { dateField, lastChange } from '@/lib/protocols/case/dates'
import {
  type JsonObject,
  linkField,
  listField,
  statementField,
  uriField,
  wordField,
} from '@/lib/protocols/case/fields'
import type { CaseDocument } from '@/lib/protocols/case/framework'
import { type Reading, readUuid } from '@/lib/protocols/case/read-entries'

/** CFDocument (CASE 1.1 §CFPckgDocument). Null where it has no UUID: nothing else of a framework is without remedy. */
export function readDocument(reading: Reading, path: string, raw: JsonObject): CaseDocument | null {
  const identifier = typeof raw.identifier === 'string' ? readUuid(reading, raw.identifier) : null
  if (identifier === null) return null
  const entry = { ...reading, raw, path, identifier }
  const title = wordField(entry, 'title')
  if (title === null) reading.findings.note('title_missing')
  return {
    identifier,
    uri: uriField(entry, 'uri'),
    title: title ?? identifier,
    creator: wordField(entry, 'creator'),
    publisher: wordField(entry, 'publisher'),
    description: statementField(entry, 'description'),
    // A subject may hold commas of its own.
    subject: listField(entry, 'subject', null),
    language: wordField(entry, 'language'),
    version: wordField(entry, 'version'),
    adoptionStatus: wordField(entry, 'adoptionStatus'),
    frameworkType: wordField(entry, 'frameworkType'),
    officialSourceUrl: wordField(entry, 'officialSourceURL'),
    license: linkField(entry, 'licenseURI'),
    notes: statementField(entry, 'notes'),
    statusStartDate: dateField(entry, 'statusStartDate'),
    statusEndDate: dateField(entry, 'statusEndDate'),
    lastChangeDateTime: lastChange(entry),
    caseVersion: raw.caseVersion === '1.1' ? '1.1' : '1.0',
  }
}
