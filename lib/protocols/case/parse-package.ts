import { ok, type Result } from '@/lib/core/result'
import { closingAssociations } from '@/lib/protocols/case/cut-cycles'
import { isObject, type JsonObject } from '@/lib/protocols/case/fields'
import { startFindings } from '@/lib/protocols/case/findings'
import type { CaseAssociation, CaseItem, CasePackage } from '@/lib/protocols/case/framework'
import { type CaseLimits, DEFAULT_CASE_LIMITS } from '@/lib/protocols/case/limits'
import { member, memberList, openPackage, readJson, refusedPackage } from '@/lib/protocols/case/open-package'
import { readAssociation } from '@/lib/protocols/case/read-association'
import { readDocument } from '@/lib/protocols/case/read-document'
import { type Reading, readEntries } from '@/lib/protocols/case/read-entries'
import { readItem, type UnplacedItem } from '@/lib/protocols/case/read-item'
import { countRubricParts, readRubric } from '@/lib/protocols/case/read-rubric'
import type { CaseRefusal } from '@/lib/protocols/case/verdicts'

/**
 * Reads a CASE 1.0 or 1.1 package, from its text or from JSON already parsed. Never throws. A file that is no package,
 * or names no framework, is one refusal; else the good part is kept and everything left out is named with its place.
 */
export function parseCasePackage(
  given: unknown,
  limits: CaseLimits = DEFAULT_CASE_LIMITS,
): Result<CasePackage, CaseRefusal> {
  const reading = { findings: startFindings(limits.refusals), limits }
  const json = typeof given === 'string' ? readJson(given, reading) : ok(given)
  if (!json.ok) return json
  const opened = openPackage(json.value, reading)
  return opened.ok ? readPackage(opened.value, reading) : opened
}

function readPackage(pkg: JsonObject, reading: Reading): Result<CasePackage, CaseRefusal> {
  const { findings, limits } = reading
  const rawDocument = member(pkg, 'CFDocument', reading)
  if (!isObject(rawDocument)) return refusedPackage('document_missing')
  const document = readDocument(reading, '$.CFDocument', rawDocument)
  if (document === null) return refusedPackage('document_identifier', undefined, '$.CFDocument.identifier')

  const rawItems = memberList(pkg, 'CFItems', reading)
  const rawAssociations = memberList(pkg, 'CFAssociations', reading)
  const rawRubrics = memberList(pkg, 'CFRubrics', reading)
  if (rawItems.length > limits.items)
    return refusedPackage('too_many_items', `${rawItems.length}`, '$.CFItems')
  if (rawAssociations.length > limits.associations) {
    return refusedPackage('too_many_associations', `${rawAssociations.length}`, '$.CFAssociations')
  }
  if (countRubricParts(rawRubrics) > limits.rubricParts) {
    return refusedPackage('too_many_rubrics', undefined, '$.CFRubrics')
  }

  const inside = new Set([document.identifier])
  const items = readEntries(reading, 'item', '$.CFItems', rawItems, inside, readItem)
  const associations = keepSound(
    reading,
    document.identifier,
    readEntries(reading, 'association', '$.CFAssociations', rawAssociations, new Set(), (entry) => {
      const association = readAssociation(entry, inside)
      return association === null ? null : { association, path: entry.path }
    }),
  )
  const rubrics = readEntries(reading, 'rubric', '$.CFRubrics', rawRubrics, new Set(), readRubric)
  return ok({
    document,
    items: placeItems(reading, items, associations),
    associations,
    rubrics,
    tolerances: findings.tolerances(),
    refusals: findings.refusals(),
    refusalCount: findings.refusalCount(),
  })
}

interface PlacedAssociation {
  readonly association: CaseAssociation
  readonly path: string
}

/** Without the associations that would put the framework below another node or an item above itself. */
function keepSound(
  { findings }: Reading,
  document: string,
  placed: readonly PlacedAssociation[],
): readonly CaseAssociation[] {
  const belowNothing = placed.filter(({ association, path }) => {
    const sound = association.type !== 'isChildOf' || association.from.identifier !== document
    if (!sound) {
      const { identifier } = association
      findings.refuse({ code: 'document_as_child', part: 'association', path, identifier })
    }
    return sound
  })
  const closing = closingAssociations(belowNothing.map(({ association }) => association))
  return belowNothing.flatMap(({ association, path }) => {
    if (!closing.has(association)) return [association]
    const found = `${association.from.identifier} below ${association.to.identifier}`
    findings.refuse({
      code: 'cycle',
      part: 'association',
      path,
      identifier: association.identifier,
      found,
    })
    return []
  })
}

/** Gives each item the place its first parent in this package gives it (CASE 1.1: sequenceNumber of isChildOf). */
function placeItems(
  { findings }: Reading,
  items: readonly UnplacedItem[],
  associations: readonly CaseAssociation[],
): readonly CaseItem[] {
  const places = new Map<string, number | null>()
  for (const { type, from, to, sequenceNumber } of associations) {
    if (type !== 'isChildOf' || to.external) continue
    const before = places.get(from.identifier) ?? null
    places.set(from.identifier, before ?? sequenceNumber)
  }
  return items.map((item) => {
    const place = places.get(item.identifier)
    if (place === undefined) findings.note('item_without_parent')
    return { ...item, sequenceNumber: place ?? null }
  })
}
