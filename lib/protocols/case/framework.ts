import type { CaseRefusal, ToleranceCode } from '@/lib/protocols/case/verdicts'

/** All texts are plain text: HTML is gone, and nothing needs escaping but for where it is shown. */
export interface CaseDocument {
  /** Lower-case UUID, as every identifier of ours. */
  readonly identifier: string
  readonly uri: string
  readonly title: string
  readonly creator: string | null
  readonly publisher: string | null
  readonly description: string | null
  readonly subject: readonly string[]
  readonly language: string | null
  readonly version: string | null
  readonly adoptionStatus: string | null
  readonly frameworkType: string | null
  readonly officialSourceUrl: string | null
  readonly license: CaseLink | null
  readonly notes: string | null
  readonly statusStartDate: string | null
  readonly statusEndDate: string | null
  readonly lastChangeDateTime: string | null
  readonly caseVersion: '1.0' | '1.1'
}

export interface CaseItem {
  readonly identifier: string
  readonly uri: string
  readonly fullStatement: string
  readonly abbreviatedStatement: string | null
  readonly alternativeLabel: string | null
  readonly humanCodingScheme: string | null
  readonly listEnumeration: string | null
  /** Of the item's first isChildOf, the place among its siblings; null where none says. */
  readonly sequenceNumber: number | null
  readonly educationLevel: readonly string[]
  readonly subject: readonly string[]
  readonly conceptKeywords: readonly string[]
  /** CFItemType: Standard, Domain, Cluster, … as the framework calls it. */
  readonly type: string | null
  readonly language: string | null
  readonly notes: string | null
  /** YYYY-MM-DD. */
  readonly statusStartDate: string | null
  readonly statusEndDate: string | null
  /** ISO 8601 in UTC. */
  readonly lastChangeDateTime: string | null
}

/** One end of an association. */
export interface CaseNode {
  /** Lower-case UUID where it is one, else as it came: 1.1 lets other systems' identifiers stand here. */
  readonly identifier: string
  readonly uri: string
  readonly title: string | null
  /** Not the document nor an item of this package. */
  readonly external: boolean
}

export interface CaseAssociation {
  readonly identifier: string
  readonly uri: string
  /** A word of ASSOCIATION_TYPES, or an `ext:` term. */
  readonly type: string
  /** For isChildOf the child. */
  readonly from: CaseNode
  /** For isChildOf the parent. */
  readonly to: CaseNode
  readonly sequenceNumber: number | null
  readonly notes: string | null
  readonly lastChangeDateTime: string | null
}

export interface CaseLink {
  readonly identifier: string | null
  readonly title: string | null
  readonly uri: string
}

export interface CaseRubricLevel {
  readonly identifier: string
  readonly quality: string | null
  readonly description: string | null
  readonly feedback: string | null
  readonly score: number | null
  readonly position: number | null
}

export interface CaseRubricCriterion {
  readonly identifier: string
  readonly category: string | null
  readonly description: string | null
  /** The item this criterion judges, where it names one. */
  readonly item: CaseLink | null
  readonly weight: number | null
  readonly position: number | null
  readonly levels: readonly CaseRubricLevel[]
}

export interface CaseRubric {
  readonly identifier: string
  readonly uri: string
  readonly title: string | null
  readonly description: string | null
  readonly lastChangeDateTime: string | null
  readonly criteria: readonly CaseRubricCriterion[]
}

/** A framework as far as it could be read: what is here is sound, what is not is named in `refusals`. */
export interface CasePackage {
  readonly document: CaseDocument
  readonly items: readonly CaseItem[]
  readonly associations: readonly CaseAssociation[]
  readonly rubrics: readonly CaseRubric[]
  readonly tolerances: Readonly<Partial<Record<ToleranceCode, number>>>
  readonly refusals: readonly CaseRefusal[]
  /** All refusals, those beyond the list's bound included. */
  readonly refusalCount: number
}
