/** One node of a framework's tree. */
export interface SeedObjective {
  /** A UUID; the sample's files name the objective as `urn:uuid:<id>`. */
  readonly id: string
  readonly code: string
  /** Code of the heading it stands under; null at the top. */
  readonly parent: string | null
  readonly frameworkId: string
  /** A heading rather than something that is assessed. */
  readonly isGroup: boolean
  /** A few words for a column header. */
  readonly short: string
  readonly statement: string
}
