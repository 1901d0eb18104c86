import { uuidOfUri } from '@/lib/core/objective-name'
import { lastChange } from '@/lib/protocols/case/dates'
import {
  linkField,
  positionField,
  refuse,
  statementField,
  uriField,
  wordField,
} from '@/lib/protocols/case/fields'
import type { CaseAssociation, CaseNode } from '@/lib/protocols/case/framework'
import { type IdentifiedEntry, readUuid } from '@/lib/protocols/case/read-entries'

/** The types of CASE 1.1; 1.0 lacks isTranslationOf. */
export const ASSOCIATION_TYPES = [
  'isChildOf',
  'isPeerOf',
  'isPartOf',
  'exactMatchOf',
  'precedes',
  'isRelatedTo',
  'replacedBy',
  'exemplar',
  'hasSkillLevel',
  'isTranslationOf',
] as const

const BY_LETTERS: ReadonlyMap<string, string> = new Map(
  ASSOCIATION_TYPES.map((type) => [letters(type), type]),
)
const EXTENSION = /^ext:[A-Za-z0-9._-]+$/

/** CFAssociation (CASE 1.1 §CFPckgAssociation). `inside` holds the document and every item that was kept. */
export function readAssociation(entry: IdentifiedEntry, inside: ReadonlySet<string>): CaseAssociation | null {
  const type = readType(entry)
  if (type === null) return null
  const from = readNode(entry, 'originNodeURI', inside)
  const to = from === null ? null : readNode(entry, 'destinationNodeURI', inside)
  if (from === null || to === null) {
    refuse(
      entry,
      'association',
      'association_end_missing',
      from === null ? 'originNodeURI' : 'destinationNodeURI',
    )
    return null
  }
  if (from.external || to.external) entry.findings.note('external_target')
  return {
    identifier: entry.identifier,
    uri: uriField(entry, 'uri'),
    type,
    from,
    to,
    sequenceNumber: positionField(entry, 'sequenceNumber'),
    notes: statementField(entry, 'notes'),
    lastChangeDateTime: lastChange(entry),
  }
}

function readType(entry: IdentifiedEntry): string | null {
  const written = wordField(entry, 'associationType')
  if (written === null) {
    refuse(entry, 'association', 'association_type_missing', null)
    return null
  }
  if (EXTENSION.test(written)) return written
  const type = BY_LETTERS.get(letters(written))
  if (type === undefined) {
    refuse(entry, 'association', 'association_type_unknown', 'associationType', written)
    return null
  }
  if (type !== written) entry.findings.note('association_type_spelling')
  return type
}

function readNode(entry: IdentifiedEntry, name: string, inside: ReadonlySet<string>): CaseNode | null {
  const link = linkField(entry, name)
  if (link === null) return null
  // A bare address, or a link without identifier, says who it means by the UUID at its end.
  const written = link.identifier ?? uuidOfUri(link.uri) ?? link.uri
  if (written === '') return null
  const identifier = readUuid(entry, written) ?? written
  return { identifier, uri: link.uri, title: link.title, external: !inside.has(identifier) }
}

function letters(word: string): string {
  return word.toLowerCase().replace(/[ _-]/g, '')
}
