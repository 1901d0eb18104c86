import { type DecidingScore, findDecidingScore } from '@/lib/core/mastery/find-deciding-score'
import { ok, type Result, refused } from '@/lib/core/result'
import type { Tx } from '@/lib/db/client'
import { type ExplainedLevel, explainAsOf, explainWithPolicy } from './explain-level'
import {
  type EvidencePlace,
  type FoundStandard,
  type FoundStudent,
  findLevelOverride,
  findStandards,
  findStudents,
  type LevelOverride,
  readEvidencePlaces,
  readSourceNames,
} from './repository/explained-names'

/** A level with everything a reader needs to follow how it came to be. */
export interface LevelStory extends ExplainedLevel {
  readonly student: FoundStudent
  readonly standard: FoundStandard
  /** The result whose smallest change would have made another level. */
  readonly deciding: DecidingScore | null
  readonly places: ReadonlyMap<string, EvidencePlace>
  /** Names by trust, as evidence carries it. */
  readonly sources: ReadonlyMap<number, string>
  readonly own: LevelOverride | null
  /** The day as of which it is told. */
  readonly today: string
  readonly timeZone: string
}

export type NameProblem =
  | { readonly code: 'no-student' | 'no-standard' }
  | { readonly code: 'several-students'; readonly found: readonly FoundStudent[] }
  | { readonly code: 'several-standards'; readonly found: readonly FoundStandard[] }

/** Explains the level of whom and what a person names: a student by name, source id or id, a standard by code or id. */
export async function explainByName(
  tx: Tx,
  of: {
    readonly districtId: string
    readonly student: string
    readonly standard: string
    readonly today: string
    /** An earlier day: told under the policy of that day, from what is known now of what was scored until then. */
    readonly on: string | null
    readonly timeZone: string
  },
): Promise<Result<LevelStory, NameProblem>> {
  const { districtId, timeZone } = of
  const today = of.on ?? of.today
  const students = await findStudents(tx, of.student)
  const [student, otherStudent] = students
  if (student === undefined) return refused({ code: 'no-student' })
  if (otherStudent !== undefined) return refused({ code: 'several-students', found: students })
  const standards = await findStandards(tx, of.standard)
  const [standard, otherStandard] = standards
  if (standard === undefined) return refused({ code: 'no-standard' })
  if (otherStandard !== undefined) return refused({ code: 'several-standards', found: standards })
  const key = { studentId: student.id, objectiveId: standard.id, schoolYear: student.schoolYear }
  const explain = of.on === null ? explainWithPolicy : explainAsOf
  const explained = await explain(tx, { districtId, ...key, today, timeZone })
  return ok({
    ...explained,
    student,
    standard,
    deciding: findDecidingScore(explained.evidence, explained.policy.settings, today),
    places: await readEvidencePlaces(tx, explained.evidence.map(lineItemOf)),
    sources: await readSourceNames(tx),
    own: await findLevelOverride(tx, { ...key, on: today }),
    today,
    timeZone,
  })
}

/** Evidence names its line item in its id: `<kind>:<line item>:<record>`. */
export function lineItemOf(evidence: { readonly id: string }): string {
  return evidence.id.split(':')[1] ?? ''
}
