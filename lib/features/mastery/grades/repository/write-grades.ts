import type { Tx } from '@/lib/db/client'

/** A computed grade on its way to the table, in the order of `COMPUTED_GRADE_COLUMNS`. */
export interface ComputedGrade {
  readonly historyId: string
  readonly studentId: string
  readonly classId: string
  readonly termId: string
  readonly schoolYear: number
  readonly percent: number | null
  readonly mark: string | null
  readonly counted: number
  readonly missing: number
  readonly exempt: number
  readonly dropped: number
  /** Whether there is anything to grade at all: without, a row is only changed, never made. */
  readonly seen: boolean
  readonly policyId: string
  readonly policyVersion: number
}

const COLUMNS = [
  ['historyId', 'history_id', 'uuid'],
  ['studentId', 'student_id', 'uuid'],
  ['classId', 'class_id', 'uuid'],
  ['termId', 'term_id', 'uuid'],
  ['schoolYear', 'school_year', 'smallint'],
  ['percent', 'percent', 'numeric'],
  ['mark', 'mark', 'text'],
  ['counted', 'counted', 'smallint'],
  ['missing', 'missing', 'smallint'],
  ['exempt', 'exempt', 'smallint'],
  ['dropped', 'dropped', 'smallint'],
  ['seen', 'seen', 'boolean'],
  ['policyId', 'policy_id', 'uuid'],
  ['policyVersion', 'policy_version', 'int'],
] as const satisfies readonly (readonly [keyof ComputedGrade, string, string])[]

const NAMES = COLUMNS.map(([, name]) => name).join(', ')
const ARRAYS = COLUMNS.map(([, , type], at) => `$${at + 1}::${type}[]`).join(', ')

export const COMPUTED_GRADE_COLUMNS = COLUMNS.map(([, name, type]) => `${name} ${type}`).join(', ')

/** The grades as a relation of parameters $1 to $14. */
export const COMPUTED_FROM_ARRAYS = `(select * from unnest(${ARRAYS}) x(${NAMES}))`

export function computedArrays(grades: readonly ComputedGrade[]): unknown[][] {
  return COLUMNS.map(([member]) => grades.map((grade) => grade[member]))
}

export interface WriteGrades {
  readonly districtId: string
  readonly at: Date
  readonly runId: string | null
  readonly authorId: string | null
}

/**
 * Stores computed grades from the relation `computed` and what follows: history where the effective grade changed, a
 * flag on every person's grade whose computed one moved, lowered where it is again what they saw. Answers how many rows
 * changed.
 */
export async function writeGrades(
  tx: Tx,
  computed: string,
  of: WriteGrades,
  parameters: readonly unknown[] = [],
): Promise<number> {
  const param = (at: number) => `$${parameters.length + at}`
  const district = `${param(1)}::uuid`
  const at = `${param(2)}::timestamptz`
  const { rows } = await tx.sql.query<{ changed: number }>(
    `with computed as (select * from ${computed} c),
     before as (
       select c.*, b.class_id is not null as stood, b.percent as was_percent, b.mark as was_mark
       from computed c left join grades b on b.district_id = ${district} and b.school_year = c.school_year
         and b.student_id = c.student_id and b.class_id = c.class_id and b.term_id = c.term_id),
     written as (
       insert into grades as x (district_id, school_year, student_id, class_id, term_id, percent, mark, counted, missing,
                                exempt, dropped, policy_id, policy_version, at)
       select ${district}, school_year, student_id, class_id, term_id, percent, mark, counted, missing, exempt, dropped,
              policy_id, policy_version, ${at}
       from before where seen or stood
       on conflict (district_id, school_year, student_id, class_id, term_id) do update
         set percent = excluded.percent, mark = excluded.mark, counted = excluded.counted, missing = excluded.missing,
             exempt = excluded.exempt, dropped = excluded.dropped, policy_id = excluded.policy_id,
             policy_version = excluded.policy_version, at = excluded.at
         where (x.percent, x.mark, x.counted, x.missing, x.exempt, x.dropped, x.policy_id, x.policy_version)
           is distinct from (excluded.percent, excluded.mark, excluded.counted, excluded.missing, excluded.exempt,
                             excluded.dropped, excluded.policy_id, excluded.policy_version)
       returning 1),
     moved as (
       select b.*, o.id as override_id from before b
       left join overrides o on o.district_id = ${district} and o.student_id = b.student_id and o.kind = 'grade'
         and o.class_id = b.class_id and o.term_id = b.term_id and o.ended_at is null and o.act = 'set'
       where (b.was_percent, b.was_mark) is distinct from (b.percent, b.mark)),
     flagged as (
       update overrides o set flag = case when m.percent is distinct from o.saw_computed then jsonb_build_object(
         'now', trim_scale(m.percent)::text, 'was', trim_scale(o.saw_computed)::text, 'at', ${at}) end
       from moved m where o.district_id = ${district} and o.id = m.override_id),
     recorded as (
       insert into history (district_id, school_year, id, at, kind, student_id, class_id, term_id, number, text, run_id, author_id)
       select ${district}, school_year, history_id, ${at}, 'grade', student_id, class_id, term_id, percent, mark,
              ${param(3)}::uuid, ${param(4)}::uuid
       from moved where override_id is null)
     select count(*)::int as changed from written`,
    [...parameters, of.districtId, of.at, of.runId, of.authorId],
  )
  return rows[0]?.changed ?? 0
}
