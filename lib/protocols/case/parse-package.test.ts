import { describe, expect, it } from 'vitest'
import type { CasePackage } from '@/lib/protocols/case/framework'
import { DEFAULT_CASE_LIMITS } from '@/lib/protocols/case/limits'
import { parseCasePackage } from '@/lib/protocols/case/parse-package'
import { type FrameworkJson, frameworkUuid, sampleFramework } from '@/lib/protocols/case/testing/framework'
import { refusalSentence } from '@/lib/protocols/case/verdicts'

const SMALL = { items: 10, associations: 14 } as const
const id = (at: number) => frameworkUuid('1', at)

function packageOf(json: unknown): CasePackage {
  const parsed = parseCasePackage(json)
  if (!parsed.ok) throw new Error(refusalSentence(parsed.problem))
  return parsed.value
}

function changed(change: (json: FrameworkJson) => void, version: '1.0' | '1.1' = '1.1'): CasePackage {
  const json = sampleFramework({ ...SMALL, version })
  change(json)
  return packageOf(json)
}

function item(json: FrameworkJson, at: number): Record<string, unknown> {
  const found = json.CFItems[at]
  if (found === undefined) throw new Error(`the sample has no item ${at}`)
  return found
}

function association(json: FrameworkJson, at: number): Record<string, unknown> {
  const found = json.CFAssociations[at]
  if (found === undefined) throw new Error(`the sample has no association ${at}`)
  return found
}

const refusedAs = (pkg: CasePackage) => pkg.refusals.map(({ code, path }) => `${code} ${path}`)
const problemOf = (json: unknown) => {
  const parsed = parseCasePackage(json)
  return parsed.ok ? null : parsed.problem.code
}

describe('a framework as the standard writes it', () => {
  it('is read without a tolerance or a refusal in 1.1', () => {
    const pkg = packageOf(sampleFramework({ items: 2000, associations: 4000 }))
    expect([pkg.items.length, pkg.associations.length]).toEqual([2000, 4000])
    expect([pkg.tolerances, pkg.refusals]).toEqual([{}, []])
    expect(pkg.document.caseVersion).toBe('1.1')
  })

  it('is the same framework in 1.0, its looser forms counted', () => {
    const strict = packageOf(sampleFramework(SMALL))
    const loose = packageOf(sampleFramework({ ...SMALL, version: '1.0' }))
    const withoutUri = (pkg: CasePackage) => pkg.items.map(({ uri: _, ...rest }) => rest)
    expect(withoutUri(loose)).toEqual(withoutUri(strict))
    expect(loose.document.statusStartDate).toBe('2025-08-01')
    expect(loose.tolerances).toEqual({ list_as_text: 11, null_value: 12, date_with_time: 1 })
  })

  it('is the same from its text, a byte order mark and all', () => {
    const json = sampleFramework(SMALL)
    expect({ ...packageOf(`\uFEFF${JSON.stringify(json)}`), tolerances: {} }).toEqual(packageOf(json))
  })
})

describe('what real frameworks do', () => {
  it('keeps the words of a statement in HTML and its mathematics readable', () => {
    const pkg = changed((json) => {
      item(json, 3).fullStatement =
        '<p>Know that x<sup>2</sup> &ge; 0 &amp; 3 < 5.</p><script>alert(1)</script>'
    })
    expect(pkg.items[3]?.fullStatement).toBe('Know that x^2 ≥ 0 & 3 < 5.')
    expect(pkg.tolerances).toEqual({ html_removed: 1 })
  })

  it('keeps an association that points outside the package, and says its end is external', () => {
    const elsewhere = frameworkUuid('1', 1, 77)
    const pkg = changed((json) => {
      association(json, 10).destinationNodeURI = {
        title: 'x',
        identifier: elsewhere.toUpperCase(),
        uri: 'urn:x',
      }
    })
    expect(pkg.associations[10]?.to).toEqual({
      title: 'x',
      identifier: elsewhere,
      uri: 'urn:x',
      external: true,
    })
    expect(pkg.tolerances).toEqual({ identifier_case: 1, external_target: 1 })
  })

  it('keeps an item without a parent', () => {
    const pkg = changed((json) => {
      json.CFAssociations.splice(3, 1)
    })
    expect(pkg.items).toHaveLength(10)
    expect(pkg.tolerances).toEqual({ item_without_parent: 1 })
  })

  it('reads identifiers in upper case and with urn:uuid: as the same identifier', () => {
    const pkg = changed((json) => {
      item(json, 0).identifier = `urn:uuid:${id(0)}`
      item(json, 1).identifier = frameworkUuid('b', 11).toUpperCase()
    })
    expect(pkg.items.slice(0, 2).map((one) => one.identifier)).toEqual([id(0), frameworkUuid('b', 11)])
    expect(pkg.tolerances).toMatchObject({ identifier_urn: 1, identifier_case: 1 })
  })

  it('reads an association type in another spelling and refuses one nobody knows', () => {
    const pkg = changed((json) => {
      association(json, 10).associationType = 'is_related_to'
      association(json, 11).associationType = 'ext:supports'
      association(json, 12).associationType = 'likes'
    })
    expect(pkg.associations.slice(10).map((one) => one.type)).toEqual([
      'isRelatedTo',
      'ext:supports',
      'isRelatedTo',
    ])
    expect(refusedAs(pkg)).toEqual(['association_type_unknown $.CFAssociations[12].associationType'])
  })

  it('makes lastChangeDateTime comparable whatever its zone', () => {
    const pkg = changed((json) => {
      item(json, 0).lastChangeDateTime = '2025-07-01T07:00:00-0500'
    })
    expect(pkg.items[0]?.lastChangeDateTime).toBe(pkg.items[1]?.lastChangeDateTime)
  })
})

describe('a half-broken package keeps its good part and names the rest', () => {
  it('names an item without an identifier by its place', () => {
    const pkg = changed((json) => {
      delete item(json, 9).identifier
    })
    expect(pkg.items).toHaveLength(9)
    expect(refusedAs(pkg)).toEqual(['identifier_missing $.CFItems[9]'])
  })

  it('keeps the first of two items with one identifier', () => {
    const pkg = changed((json) => {
      item(json, 9).identifier = id(8).toUpperCase()
    })
    expect(refusedAs(pkg)).toEqual(['duplicate_identifier $.CFItems[9]'])
    expect(pkg.items.find((one) => one.identifier === id(8))?.humanCodingScheme).toBe('K.OA.B.1')
  })

  it('refuses only the association that closes a circle, and keeps every item', () => {
    const pkg = changed((json) => {
      Object.assign(association(json, 10), { associationType: 'isChildOf' })
      Object.assign(association(json, 10), {
        originNodeURI: { title: '', identifier: id(0), uri: 'x' },
        destinationNodeURI: { title: '', identifier: id(4), uri: 'x' },
      })
    })
    expect(pkg.items).toHaveLength(10)
    expect(refusedAs(pkg)).toEqual(['cycle $.CFAssociations[10]'])
  })

  it('refuses an item as its own parent and the framework below an item', () => {
    const node = (identifier: string) => ({ title: '', identifier, uri: 'x' })
    const pkg = changed((json) => {
      Object.assign(association(json, 10), { associationType: 'isChildOf', originNodeURI: node(id(5)) })
      Object.assign(association(json, 10), { destinationNodeURI: node(id(5)) })
      Object.assign(association(json, 11), { associationType: 'isChildOf' })
      Object.assign(association(json, 11), { originNodeURI: node(frameworkUuid('d', 0)) })
    })
    expect(refusedAs(pkg)).toEqual(['document_as_child $.CFAssociations[11]', 'cycle $.CFAssociations[10]'])
  })

  it('cuts a statement of 5 MB, keeps the item and names it', () => {
    const pkg = changed((json) => {
      item(json, 2).fullStatement = '<b>word</b> '.repeat(420_000)
    })
    expect(pkg.items[2]?.fullStatement.length).toBeLessThanOrEqual(DEFAULT_CASE_LIMITS.statementChars)
    expect(refusedAs(pkg)).toEqual(['text_too_long $.CFItems[2].fullStatement'])
  })

  it('leaves out a value of the wrong kind and keeps the item', () => {
    const pkg = changed((json) => {
      Object.assign(item(json, 1), { humanCodingScheme: { a: 1 }, statusStartDate: '2025-02-30' })
      Object.assign(association(json, 1), { sequenceNumber: 'third' })
    })
    expect(pkg.items).toHaveLength(10)
    expect(refusedAs(pkg)).toEqual([
      'value_unreadable $.CFItems[1].humanCodingScheme',
      'date_unreadable $.CFItems[1].statusStartDate',
      'number_unreadable $.CFAssociations[1].sequenceNumber',
    ])
  })

  it('tells at most a thousand refusals one by one and counts the others', () => {
    const pkg = changed((json) => {
      json.CFItems = Array.from({ length: 3000 }, () => ({}))
    })
    expect([pkg.refusals.length, pkg.refusalCount]).toEqual([1000, 3000])
  })
})

describe('a file that is no package is refused by name', () => {
  const document = sampleFramework(SMALL).CFDocument
  it.each([
    ['html_page', '\n<!DOCTYPE html><html><body>Please sign in</body></html>'],
    ['not_json', '{"CFDocument": {'],
    ['not_json', ''],
    ['array_of_packages', [sampleFramework(SMALL)]],
    ['document_list', { CFDocuments: [document] }],
    ['error_answer', { imsx_codeMajor: 'failure', imsx_severity: 'error' }],
    ['not_an_object', 7],
    ['document_missing', {}],
    ['document_identifier', { CFDocument: { ...document, identifier: 'math' } }],
    ['too_many_items', { CFDocument: document, CFItems: new Array(50_001).fill({}) }],
    ['too_many_associations', { CFDocument: document, CFAssociations: new Array(200_001).fill({}) }],
  ])('%s', (code, json) => {
    expect(problemOf(json)).toBe(code)
  })

  it('tells what the file holds in a sentence with its place', () => {
    const parsed = parseCasePackage('<html>')
    expect(parsed.ok ? '' : refusalSentence(parsed.problem)).toMatch(/^\$: This is a web page/)
  })
})
