import type { ScoreStatus, UncountedStatus } from '@/lib/core/gradebook/score-status'
import type { ScoreScale } from '@/lib/core/mastery/score-scale'
import type { SchoolDate } from '@/lib/core/school-date'

/**
 * One effective value that may speak for a student and an objective: an explicit per-objective result, a child
 * assessment item, or a line item's own score.
 */
export interface Evidence {
  readonly id: string
  readonly kind: 'objective' | 'item' | 'score'
  /** What the student did once, by id: pieces that share it are never counted twice. */
  readonly performance: string
  /** The performance this one repeats. */
  readonly retakeOf: string | null
  readonly score: number | null
  readonly text: string | null
  readonly status: ScoreStatus
  /** Taken as 0 where absent. */
  readonly minimum: number | null
  readonly maximum: number | null
  /** The scale of `text`, in the version the result was given under. */
  readonly scale: ScoreScale | null
  readonly scoredOn: SchoolDate
  readonly dueOn: SchoolDate | null
  readonly assignedOn: SchoolDate | null
  /** 0 is the most trusted source. */
  readonly sourceRank: number
  readonly sourcedId: string
}

/** Why a number or a text says nothing on the mastery scale. */
export type UnmappedReason =
  | 'no-value'
  | 'no-maximum'
  | 'empty-range'
  | 'below-minimum'
  | 'beyond-extra-credit'
  | 'no-score-scale'
  | 'text-not-in-scale'
  | 'text-without-number'

/** Why a piece of evidence was seen and not counted; the interface has a sentence for each. */
export type SetAsideReason =
  | UncountedStatus
  | UnmappedReason
  | 'future-date'
  | 'too-old'
  | 'same-performance'
  | 'retaken'

export interface SetAside {
  readonly evidence: Evidence
  readonly reason: SetAsideReason
}

/** What decided that a piece comes after the one before it; null for the first. */
export type OrderedBy = 'date-rule' | 'score-date' | 'due-date' | 'source' | 'sourced-id' | null

/**
 * How the method used a piece. `weighed` and `chosen` pieces add up to the score; a `fitted` one shaped a curve;
 * `passed-over` ones changed nothing; `left-out` ones could not be used by the method.
 */
export type PieceRole = 'weighed' | 'chosen' | 'fitted' | 'passed-over' | 'left-out'

/** A counted piece of evidence with its part in the score, in units of the mastery scale. */
export interface Piece {
  readonly evidence: Evidence
  readonly value: number
  readonly orderedBy: OrderedBy
  readonly role: PieceRole
  /** 0 to 1. */
  readonly weight: number
  /** weight × value: what it adds to the score. */
  readonly contribution: number
}

/** A piece while the engine still works on it. */
export interface DraftPiece {
  readonly evidence: Evidence
  readonly value: number
  orderedBy: OrderedBy
  role: PieceRole
  weight: number
  contribution: number
}

/** A counted piece before any method has weighed it. */
export function draftPiece(evidence: Evidence, value: number): DraftPiece {
  return { evidence, value, orderedBy: null, role: 'passed-over', weight: 0, contribution: 0 }
}
