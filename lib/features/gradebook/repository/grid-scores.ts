import type { ObjectiveResultRow, ResultRow } from '@/lib/core/gradebook/grid-rows'
import { parseScoreStatus } from '@/lib/core/gradebook/score-status'
import { NO_ID } from '@/lib/core/no-id'
import type { Tx } from '@/lib/db/client'
import { policyKey } from '@/lib/platform/mastery-policies'
import type { ComputedLevelRow, LevelQuery } from './grid-rows'
import { FLAG_BITS } from './source-value'

/*
 * The grid's thousands: scores, their parts, levels. For each field of each row the driver would make a value of its
 * own, which costs more than the select; so rows alike in all but the student and the mark come as one, in lists that
 * stand side by side. Lists of one group are in one order.
 */

/** A column of a group without spaces in it (ids, numbers), empty for null. */
const list = (column: string) => `string_agg(coalesce(${column}::text, ''), ' ')`

/** A column of any text; null where no row of the group has one. */
const texts = (column: string) => `case when count(${column}) > 0 then json_agg(${column}) end`

const split = (packed: string) => packed.split(' ')

const number = (text: string | undefined) => (text === undefined || text === '' ? null : Number(text))

interface Marks {
  readonly itemId: string
  readonly students: string
  readonly scores: string
  readonly texts: readonly (string | null)[] | null
  readonly versions: string
}

export async function readResults(tx: Tx, classId: string): Promise<readonly ResultRow[]> {
  const { rows } = await tx.sql.query<Marks & { sourceId: string; status: string; flags: string }>(
    `select r.line_item_id as "itemId", r.source_id as "sourceId", r.status, ${list('r.student_id')} as students,
            ${list('r.score')} as scores, ${texts('r.text_score')} as texts, ${list(FLAG_BITS)} as flags, ${list('r.version')} as versions
     from results r where r.class_id = $1 and r.is_cell group by r.line_item_id, r.source_id, r.status`,
    [classId],
  )
  const results: ResultRow[] = []
  for (const group of rows) {
    const { itemId, sourceId } = group
    // A status no one knows is shown as not submitted; the source layer keeps the word.
    const status = parseScoreStatus(group.status) ?? 'not submitted'
    const scores = split(group.scores)
    const flags = split(group.flags)
    const versions = split(group.versions)
    for (const [at, studentId] of split(group.students).entries()) {
      results.push({
        itemId,
        studentId,
        sourceId,
        score: number(scores[at]),
        text: group.texts?.[at] ?? null,
        status,
        flags: Number(flags[at]),
        version: Number(versions[at]),
      })
    }
  }
  return results
}

/** Where a part stands, so does the result it is part of: its source, status and flags are those of `results`. */
export async function readObjectiveResults(
  tx: Tx,
  classId: string,
  results: readonly ResultRow[],
): Promise<readonly ObjectiveResultRow[]> {
  const { rows } = await tx.sql.query<Marks & { objectiveId: string }>(
    `select p.line_item_id as "itemId", p.objective_id as "objectiveId", ${list('p.student_id')} as students,
            ${list('p.score')} as scores, ${texts('p.text_score')} as texts, ${list('p.version')} as versions
     from objective_results p where p.class_id = $1 and p.is_cell group by p.line_item_id, p.objective_id`,
    [classId],
  )
  const wholes = new Map<string, Map<string, ResultRow>>()
  for (const result of results) {
    const ofItem = wholes.get(result.itemId)
    if (ofItem === undefined) wholes.set(result.itemId, new Map([[result.studentId, result]]))
    else ofItem.set(result.studentId, result)
  }
  const parts: ObjectiveResultRow[] = []
  for (const group of rows) {
    const { itemId, objectiveId } = group
    const ofItem = wholes.get(itemId)
    const scores = split(group.scores)
    const versions = split(group.versions)
    for (const [at, studentId] of split(group.students).entries()) {
      const whole = ofItem?.get(studentId)
      if (whole === undefined) continue
      parts.push({
        itemId,
        objectiveId,
        studentId,
        sourceId: whole.sourceId,
        score: number(scores[at]),
        text: group.texts?.[at] ?? null,
        status: whole.status,
        flags: whole.flags,
        version: Number(versions[at]),
      })
    }
  }
  return parts
}

export async function readLevels(tx: Tx, of: LevelQuery): Promise<readonly ComputedLevelRow[]> {
  const { rows } = await tx.sql.query<{
    objectiveId: string
    state: string
    policyId: string
    policyVersion: number
    trend: -1 | 0 | 1
    students: string
    scores: string
    counts: string
  }>(
    `select objective_id as "objectiveId", state, policy_id as "policyId", policy_version as "policyVersion", trend,
            ${list('student_id')} as students, ${list('score')} as scores, ${list('evidence_count')} as counts
     from levels where student_id = any($1) and school_year = $2 and objective_id = any($3) and term_id = '${NO_ID}' and state <> 'none'
     group by objective_id, state, policy_id, policy_version, trend`,
    [of.studentIds, of.schoolYear, of.objectiveIds],
  )
  const levels: ComputedLevelRow[] = []
  for (const { objectiveId, state, trend, ...group } of rows) {
    const policy = policyKey(group.policyId, group.policyVersion)
    const scores = split(group.scores)
    const counts = split(group.counts)
    for (const [at, studentId] of split(group.students).entries()) {
      const score = number(scores[at])
      levels.push({ studentId, objectiveId, state, score, count: Number(counts[at]), trend, policy })
    }
  }
  return levels
}
