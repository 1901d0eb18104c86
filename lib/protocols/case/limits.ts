/** Bounds that keep a hostile or broken package from costing more than it may. All are inclusive. */
export interface CaseLimits {
  /** Characters of the whole file before it is parsed. */
  readonly fileChars: number
  readonly items: number
  readonly associations: number
  /** Rubrics, their criteria and their levels, counted together. */
  readonly rubricParts: number
  /** Statements, descriptions, notes. */
  readonly statementChars: number
  /** Codes, titles, words. */
  readonly wordChars: number
  readonly uriChars: number
  /** Values in one list of texts, such as educationLevel. */
  readonly listValues: number
  /** Refusals told one by one; the rest are only counted. */
  readonly refusals: number
}

/** The largest frameworks seen have 4,000 items and 5 MB; ten times that is let in. */
export const DEFAULT_CASE_LIMITS: CaseLimits = {
  fileChars: 64 * 1024 ** 2,
  items: 50_000,
  associations: 200_000,
  rubricParts: 50_000,
  statementChars: 20_000,
  wordChars: 1000,
  uriChars: 2000,
  listValues: 200,
  refusals: 1000,
}
