import type { GradePolicy } from '@/lib/core/grade/grade-policy'
import type { GradeRow } from '@/lib/core/gradebook/grid-rows'
import { NO_ID } from '@/lib/core/no-id'
import type { Tx } from '@/lib/db/client'
import { type ClassGradePolicy, gradePolicyOfClass, UNDECIDED_GRADES } from '@/lib/platform/grade-policies'
import type { CellKey } from './cell'

interface RawGrade extends Omit<GradeRow, 'percent'> {
  readonly percent: string | null
}

const COLUMNS = `student_id as "studentId", percent, mark, counted, missing, exempt, dropped`

const toGrade = ({ percent, ...row }: RawGrade): GradeRow => ({
  ...row,
  percent: percent === null ? null : Number(percent),
})

/** The computed grades of a class in a term; `termId` null where the class names none. */
export async function readGrades(
  tx: Tx,
  classId: string,
  termId: string | null,
): Promise<readonly GradeRow[]> {
  const { rows } = await tx.sql.query<RawGrade>(
    `select ${COLUMNS} from grades where class_id = $1 and term_id = $2`,
    [classId, termId ?? NO_ID],
  )
  return rows.map(toGrade)
}

/** One student's; null where none has been computed. */
export async function findGrade(tx: Tx, key: CellKey): Promise<GradeRow | null> {
  const { rows } = await tx.sql.query<RawGrade>(
    `select ${COLUMNS} from grades where school_year = $1 and student_id = $2 and class_id = $3 and term_id = $4`,
    [key.schoolYear, key.studentId, key.classId, key.termId],
  )
  return rows[0] === undefined ? null : toGrade(rows[0])
}

/** The policy a class is graded by on a day. */
export async function readGradePolicy(tx: Tx, classId: string, today: string): Promise<GradePolicy> {
  const { rows } = await tx.sql.query<{ policy: ClassGradePolicy | null }>(
    `select ${gradePolicyOfClass('$2::date')} as policy from classes c where c.id = $1`,
    [classId, today],
  )
  return (rows[0]?.policy ?? UNDECIDED_GRADES).settings
}

/** What standards are called in a grade's working. */
export async function readStandardNames(
  tx: Tx,
  objectiveIds: readonly string[],
): Promise<ReadonlyMap<string, { readonly code: string; readonly statement: string }>> {
  if (objectiveIds.length === 0) return new Map()
  const { rows } = await tx.sql.query<{ id: string; code: string; statement: string }>(
    `select id, coalesce(code, left(external_id, 8)) as code, coalesce(statement, short_statement, '') as statement
     from objectives where id = any($1)`,
    [objectiveIds],
  )
  return new Map(rows.map(({ id, ...name }) => [id, name]))
}
