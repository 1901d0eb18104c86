import { dateField, lastChange } from '@/lib/protocols/case/dates'
import {
  linkField,
  listField,
  refuse,
  statementField,
  uriField,
  wordField,
} from '@/lib/protocols/case/fields'
import type { CaseItem } from '@/lib/protocols/case/framework'
import type { IdentifiedEntry } from '@/lib/protocols/case/read-entries'

/** An item before its associations have said where it stands. */
export type UnplacedItem = Omit<CaseItem, 'sequenceNumber'>

/** CFItem (CASE 1.1 §CFPckgItem). An item without a statement goes by its short statement or its code. */
export function readItem(entry: IdentifiedEntry): UnplacedItem | null {
  const full = statementField(entry, 'fullStatement')
  const abbreviatedStatement = statementField(entry, 'abbreviatedStatement')
  const humanCodingScheme = wordField(entry, 'humanCodingScheme')
  const alternativeLabel = wordField(entry, 'alternativeLabel')
  const fullStatement = full ?? abbreviatedStatement ?? humanCodingScheme ?? alternativeLabel
  if (fullStatement === null) {
    refuse(entry, 'item', 'statement_empty', null)
    return null
  }
  if (full === null) entry.findings.note('statement_missing')
  return {
    identifier: entry.identifier,
    uri: uriField(entry, 'uri'),
    fullStatement,
    abbreviatedStatement,
    alternativeLabel,
    humanCodingScheme,
    listEnumeration: wordField(entry, 'listEnumeration'),
    educationLevel: listField(entry, 'educationLevel', ','),
    subject: listField(entry, 'subject', null),
    conceptKeywords: listField(entry, 'conceptKeywords', ','),
    type: wordField(entry, 'CFItemType') ?? linkField(entry, 'CFItemTypeURI')?.title ?? null,
    language: wordField(entry, 'language'),
    notes: statementField(entry, 'notes'),
    statusStartDate: dateField(entry, 'statusStartDate'),
    statusEndDate: dateField(entry, 'statusEndDate'),
    lastChangeDateTime: lastChange(entry),
  }
}
