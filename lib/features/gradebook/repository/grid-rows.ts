import type { GradePolicy } from '@/lib/core/grade/grade-policy'
import type { CellValue, PeopleValue } from '@/lib/core/gradebook/cell'
import { isSessionClosed } from '@/lib/core/gradebook/closed-sessions'
import { markOfPercent } from '@/lib/core/gradebook/grade-value'
import type {
  GradeOverrideRow,
  ItemRow,
  LevelOverrideRow,
  LevelRow,
  ScoreOverrideRow,
  StudentRow,
} from '@/lib/core/gradebook/grid-rows'
import { parseScoreStatus, type ScoreStatus } from '@/lib/core/gradebook/score-status'
import type { MasteryPolicy } from '@/lib/core/mastery/policy'
import { levelOfScore } from '@/lib/core/mastery/scale'
import { NO_ID } from '@/lib/core/no-id'
import type { Tx } from '@/lib/db/client'
import type { GridFrame } from './grid-frame'
import type { GridPolicies } from './grid-policies'

/*
 * The rows of one class's grid, one select a kind, each led by an index on the class or its students. Row level
 * security and the transaction keep them inside the district; `district_id` stands in each for the planner.
 */

/** A status no one knows is shown as not submitted; the source layer keeps the word. */
const statusOf = (text: string): ScoreStatus => parseScoreStatus(text) ?? 'not submitted'

const number = (text: string | null) => (text === null ? null : Number(text))

export async function readStudents(tx: Tx, classId: string, today: string): Promise<readonly StudentRow[]> {
  const { rows } = await tx.sql.query<StudentRow>(
    `select u.id, coalesce(u.preferred_family_name, u.family_name) as "familyName", u.given_name as "givenName",
            u.preferred_given_name as "preferredName",
            bool_or(e.ended_at is null and u.ended_at is null and (e.begin_on is null or e.begin_on <= $2)
                    and (e.end_on is null or e.end_on > $2)) as active
     from enrollments e join users u on u.district_id = e.district_id and u.id = e.user_id
     where e.class_id = $1 and e.role = 'student'
     group by u.district_id, u.id`,
    [classId, today],
  )
  return rows
}

interface RawItem extends Omit<ItemRow, 'minimum' | 'maximum' | 'closed'> {
  readonly minimum: string | null
  readonly maximum: string | null
  readonly sessionId: string | null
}

/** Line items that are live, or that a person's value or a closed period keeps in the grid. */
export async function readItems(
  tx: Tx,
  classId: string,
  frame: Pick<GridFrame, 'closedSessions' | 'categories'>,
): Promise<readonly ItemRow[]> {
  const { rows } = await tx.sql.query<RawItem>(
    `select l.id, l.title, l.assign_on as "assignedOn", l.due_on as "dueOn", l.result_min as minimum, l.result_max as maximum,
            l.category_id as "categoryId", l.scale_id as "scaleId", l.ended_at is not null as ended,
            coalesce((select json_agg(s.id order by s.precedence, s.id) from links k
              join sources s on s.district_id = k.district_id and s.id = k.source_id
              where k.district_id = l.district_id and k.canonical_id = l.id and k.entity = 'lineItems' and k.ended_at is null), '[]') as "sourceIds",
            coalesce((select json_agg(a.objective_id) from line_item_objectives a
              where a.district_id = l.district_id and a.line_item_id = l.id and a.ended_at is null), '[]') as "objectiveIds",
            l.session_id as "sessionId"
     from line_items l
     where l.class_id = $1 and (l.ended_at is null or exists (
       select from overrides o where o.district_id = l.district_id and o.line_item_id = l.id and o.ended_at is null and o.act = 'set')
       or exists (select from frozen_cells f where f.district_id = l.district_id and f.line_item_id = l.id and f.ended_at is null))
     order by l.due_on nulls last, l.title, l.id`,
    [classId],
  )
  return rows.map(({ sessionId, categoryId, ...row }) => ({
    ...row,
    categoryId: categoryId && frame.categories.standingFor(categoryId),
    minimum: number(row.minimum),
    maximum: number(row.maximum),
    closed: isSessionClosed(frame.closedSessions, sessionId),
  }))
}

export interface LevelQuery {
  readonly studentIds: readonly string[]
  readonly objectiveIds: readonly string[]
  readonly schoolYear: number
}

/** A level and the version of a policy it was computed under (`policyKey`). */
export interface ComputedLevelRow extends Omit<LevelRow, 'insufficient' | 'policy'> {
  readonly state: string
  readonly policy: string
}

/** Pieces of evidence a level takes under a policy. */
export function neededBy(policy: MasteryPolicy): number {
  return policy.method.kind === 'n-times' ? policy.method.times : policy.minimumEvidence
}

interface RawOverride {
  readonly kind: 'score' | 'objective' | 'level' | 'grade'
  readonly itemId: string
  readonly objectiveId: string
  readonly studentId: string
  readonly act: 'set' | 'clear'
  readonly number: string | null
  readonly text: string | null
  readonly status: string | null
  readonly flags: number
  readonly level: number | null
  readonly sawSource: CellValue | null
  readonly sawSourceVersion: number | null
  readonly sawComputed: string | null
  readonly version: number
  readonly reason: string | null
  readonly author: string
  readonly at: Date
}

/** The newest people-layer row of every cell people have touched: live ones, and cleared ones for their version. */
export async function readOverrides(
  tx: Tx,
  of: LevelQuery & {
    readonly itemIds: readonly string[]
    readonly classId: string
    readonly termId: string | null
  },
  policies: Pick<GridPolicies, 'ofCell'> & { readonly grade: GradePolicy },
): Promise<{
  readonly scores: readonly ScoreOverrideRow[]
  readonly levels: readonly LevelOverrideRow[]
  readonly grades: readonly GradeOverrideRow[]
}> {
  const { rows } = await tx.sql.query<RawOverride>(
    `select o.kind, o.line_item_id as "itemId", o.objective_id as "objectiveId", o.student_id as "studentId", o.act,
            o.number, o.text, o.status, o.flags, o.level, o.saw_source as "sawSource", o.saw_source_version as "sawSourceVersion",
            o.saw_computed as "sawComputed", o.version, o.reason,
            coalesce(u.preferred_given_name, u.given_name) || ' ' || coalesce(u.preferred_family_name, u.family_name) as author, o.at
     from overrides o join users u on u.district_id = o.district_id and u.id = o.author_id
     where o.student_id = any($1) and o.ended_at is null
       and (o.line_item_id = any($2) or (o.kind = 'level' and o.objective_id = any($3) and o.school_year = $4)
         or (o.kind = 'grade' and o.class_id = $5 and o.term_id = $6))`,
    [of.studentIds, of.itemIds, of.objectiveIds, of.schoolYear, of.classId, of.termId ?? NO_ID],
  )
  const scores: ScoreOverrideRow[] = []
  const levels: LevelOverrideRow[] = []
  const grades: GradeOverrideRow[] = []
  for (const row of rows) {
    const { itemId, studentId, version, reason, author } = row
    const told = { studentId, version, reason, author, at: row.at.toISOString() }
    if (row.kind === 'level') {
      const score = number(row.sawComputed)
      const { scale } = policies.ofCell(row.objectiveId, studentId)
      const seen = { level: score === null ? 0 : levelOfScore(score, scale), score }
      const level = row.act === 'set' ? row.level : null
      levels.push({ ...told, objectiveId: row.objectiveId, level, number: number(row.number), seen })
    } else if (row.kind === 'grade') {
      const percent = number(row.sawComputed)
      const seen = { percent, mark: markOfPercent(percent, policies.grade) }
      grades.push({ ...told, percent: number(row.number), mark: row.act === 'set' ? row.text : null, seen })
    } else {
      const value = row.act === 'set' ? peopleValue(row) : null
      const objectiveId = row.kind === 'objective' ? row.objectiveId : null
      scores.push({
        ...told,
        itemId,
        objectiveId,
        value,
        seen: row.sawSource,
        seenVersion: row.sawSourceVersion ?? 0,
      })
    }
  }
  return { scores, levels, grades }
}

/** What a person set, from a row's columns. */
export function peopleValue(row: Pick<RawOverride, 'number' | 'text' | 'status' | 'flags'>): PeopleValue {
  const status = row.status === null ? null : statusOf(row.status)
  return { score: number(row.number), text: row.text, status, flags: row.flags }
}
