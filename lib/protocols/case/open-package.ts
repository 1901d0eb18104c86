import { ok, type Result, refused } from '@/lib/core/result'
import { isObject, type JsonObject } from '@/lib/protocols/case/fields'
import { withoutControls } from '@/lib/protocols/case/plain-text'
import type { Reading } from '@/lib/protocols/case/read-entries'
import type { CaseRefusal, RefusalCode } from '@/lib/protocols/case/verdicts'

type Opened<Value> = Result<Value, CaseRefusal>

/** Text into JSON, or why it is none: a web page with status 200 is told apart from a file cut off. */
export function readJson(text: string, reading: Reading): Opened<unknown> {
  if (text.length > reading.limits.fileChars) return refusedPackage('too_large')
  const bare = text.startsWith('\uFEFF') ? text.slice(1) : text
  if (bare !== text) reading.findings.note('bom')
  if (/^\s{0,1000}<(?:!doctype|html|head|body|\?xml|!--)/i.test(bare)) return refusedPackage('html_page')
  try {
    const json: unknown = JSON.parse(bare)
    return ok(json)
  } catch {
    return refusedPackage('not_json', bare.trim().slice(0, 60))
  }
}

/** The object that is the package, or what stands in its place by name. */
export function openPackage(json: unknown, reading: Reading): Opened<JsonObject> {
  if (Array.isArray(json)) return refusedPackage('array_of_packages', `${json.length} entries`)
  if (!isObject(json)) return refusedPackage('not_an_object')
  if (Array.isArray(json.CFPackages)) return refusedPackage('array_of_packages')
  if (Array.isArray(json.CFDocuments)) return refusedPackage('document_list')
  if (typeof json.imsx_codeMajor === 'string' || isObject(json.imsx_StatusInfo)) {
    return refusedPackage('error_answer', describeStatus(json))
  }
  if (!isObject(json.CFPackage)) return ok(json)
  reading.findings.note('package_wrapped')
  return ok(json.CFPackage)
}

/** What stands under a name of the package; other upper and lower case is borne with. */
export function member(pkg: JsonObject, name: string, reading: Reading): unknown {
  if (Object.hasOwn(pkg, name)) return pkg[name]
  const other = Object.keys(pkg).find((key) => key.toLowerCase() === name.toLowerCase())
  if (other === undefined) return undefined
  reading.findings.note('key_case')
  return pkg[other]
}

/** A list of the package. Null and missing are empty, a lone object is a list of one, anything else is refused. */
export function memberList(pkg: JsonObject, name: string, reading: Reading): readonly unknown[] {
  const value = member(pkg, name, reading)
  if (Array.isArray(value)) return value
  if (value === undefined && name === 'CFRubrics') return []
  if (value === undefined || value === null) {
    reading.findings.note('list_null')
    return []
  }
  if (isObject(value)) {
    reading.findings.note('list_of_one')
    return [value]
  }
  reading.findings.refuse({ code: 'list_unreadable', part: 'package', path: `$.${name}`, identifier: null })
  return []
}

/** A file nothing can be read of. */
export function refusedPackage(code: RefusalCode, found?: string, path = '$') {
  const refusal: CaseRefusal = {
    code,
    part: 'package',
    path,
    identifier: null,
    ...(found === undefined ? {} : { found: withoutControls(found.slice(0, 80)) }),
  }
  return refused(refusal)
}

function describeStatus(json: JsonObject): string {
  const status = isObject(json.imsx_StatusInfo) ? json.imsx_StatusInfo : json
  const words = status.imsx_description ?? status.imsx_codeMajor
  return typeof words === 'string' ? words : ''
}
