/**
 * What the reader bears with and what it turns away, in one place. Codes are stable: they are stored with a run and
 * printed; the sentences may be reworded.
 */

/** Departures from the standard that are read all the same, each counted and reported. */
export const TOLERANCES = {
  // the package
  bom: 'The file begins with a byte order mark.',
  package_wrapped: 'The package lies inside another object named CFPackage.',
  key_case: 'A name such as CFItems is written in other upper and lower case.',
  list_null: 'A list is null or missing; it was read as empty.',
  list_of_one: 'A single object stands where a list of objects belongs.',
  // a value
  null_value: 'An optional value is null instead of left out.',
  list_as_text: 'A text stands where a list of texts belongs.',
  number_as_text: 'A number stands where a text belongs.',
  text_as_number: 'A text stands where a number belongs; it reads as one.',
  html_removed: 'A text holds HTML; its words were kept and its tags removed.',
  control_character: 'A text holds control characters or broken characters; they were removed.',
  date_with_time: 'A date carries a time of day; the date was taken as written.',
  moment_without_time: 'A date and time has no time of day; the start of that day in UTC was taken.',
  moment_without_zone: 'A date and time names no time zone; it was read as UTC.',
  last_change_missing: 'lastChangeDateTime is missing, so it cannot be told whether this is newer.',
  // identifiers and links
  identifier_case: 'An identifier is written in upper case.',
  identifier_urn: 'An identifier carries urn:uuid: before it.',
  uri_missing: 'The required uri is missing.',
  link_as_text: 'A link is a plain address instead of an object with title, identifier and uri.',
  // meaning
  title_missing: 'The framework has no title; its identifier stands in for it.',
  statement_missing: 'An item has no fullStatement; its short statement or its code stands in for it.',
  item_without_parent: 'An item has no parent in this framework; it stands at the top.',
  association_type_spelling: 'The type of an association is written in another way than the standard has it.',
  external_target: 'An association points to an item outside this framework; it was kept.',
} as const

/** What cannot be read. A `field` refusal leaves the item or association it belongs to standing. */
export const REFUSALS = {
  // the whole file
  too_large: 'The file is larger than a framework may be.',
  html_page: 'This is a web page, not a CASE file: the address may need a sign-in or be mistyped.',
  not_json: 'The file is not JSON, or was cut off.',
  not_an_object: 'The file is JSON but holds no CASE package.',
  array_of_packages: 'The file holds a list of packages; give each framework in a file of its own.',
  document_list: 'This is a list of frameworks, not a framework; fetch one package by its identifier.',
  error_answer: 'The server answered with an error message instead of a package.',
  document_missing: 'The package has no CFDocument, so it cannot be told which framework this is.',
  document_identifier: 'The CFDocument has no identifier that is a UUID.',
  too_many_items: 'The package holds more items than a framework may have.',
  too_many_associations: 'The package holds more associations than a framework may have.',
  too_many_rubrics: 'The package holds more rubrics, criteria or levels than a framework may have.',
  list_unreadable: 'A list of the package is no list; everything in it was left out.',
  // one item, association or rubric
  not_an_entry: 'An entry of the list is no object; it was left out.',
  identifier_missing: 'This has no identifier; it was left out.',
  identifier_not_uuid: 'The identifier is not a UUID; this was left out.',
  duplicate_identifier: 'Another entry before this one has the same identifier; this one was left out.',
  statement_empty: 'The item has neither statement nor code; it was left out.',
  association_type_missing: 'The association has no type; it was left out.',
  association_type_unknown: 'The standard does not know this type of association; it was left out.',
  association_end_missing: 'The association does not say what it connects; it was left out.',
  cycle: 'This association would make an item its own ancestor; it was left out and the items were kept.',
  document_as_child: 'This association puts the framework itself below another node; it was left out.',
  // one value
  text_too_long: 'The text is longer than it may be and was cut.',
  list_too_long: 'The list of values is longer than it may be and was cut.',
  value_unreadable: 'The value is of the wrong kind; it was left out.',
  date_unreadable: 'The value is no date; it was left out.',
  number_unreadable: 'The value is no number that can be used; it was left out.',
} as const

export type ToleranceCode = keyof typeof TOLERANCES
export type RefusalCode = keyof typeof REFUSALS
export type RefusedPart = 'package' | 'item' | 'association' | 'rubric' | 'field'

/** One thing turned away, and where it stands. */
export interface CaseRefusal {
  readonly code: RefusalCode
  readonly part: RefusedPart
  /** JSON path from the root of the file, such as `$.CFItems[3].fullStatement`. */
  readonly path: string
  /** Of the item, association or rubric concerned; null where it has none that is a UUID. */
  readonly identifier: string | null
  /** A short piece of what stands there. */
  readonly found?: string
}

/** The plain sentence for a refusal, with its place. */
export function refusalSentence(refusal: CaseRefusal): string {
  const who = refusal.identifier === null ? '' : ` (${refusal.identifier})`
  return `${refusal.path}${who}: ${REFUSALS[refusal.code]}`
}
