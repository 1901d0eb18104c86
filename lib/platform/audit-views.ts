import type { Tx } from '@/lib/db/client'
import type { Acting } from '@/lib/platform/acting'
import { writeAudit } from './audit'

/*
 * Who saw whose record (FERPA, 34 CFR §99.32). The grid of a class is one row, however many students it shows. What is
 * opened in it about one student is part of that view; asked for without it, it is a row of that student's own.
 */

/** So long a class that was shown counts as in sight: a day's work, with the page left open. */
const IN_SIGHT_HOURS = 12

type Viewer = Pick<Acting, 'tx' | 'actor'>

/** The grid of a class was shown, with so many students. */
export function auditClassView({ tx, actor }: Viewer, classId: string, students: number): Promise<void> {
  const counts = { students }
  return writeAudit(tx, actor, { act: 'view-class', targetKind: 'class', targetId: classId, counts })
}

/** Something of one student was shown to whoever has the class in sight, or has not. */
export async function auditStudentInClass(
  { tx, actor }: Viewer,
  classId: string,
  studentId: string,
): Promise<void> {
  const { rows } = await tx.sql.query<{ readonly seen: boolean }>(
    `select exists (select from audit
       where district_id = $1 and target_kind = 'class' and target_id = $2 and act = 'view-class' and actor_id = $3
         and at > now() - make_interval(hours => $4)) as seen`,
    [actor.districtId, classId, actor.userId, IN_SIGHT_HOURS],
  )
  if (rows[0]?.seen) return
  await writeAudit(tx, actor, { act: 'view-student', targetKind: 'user', targetId: studentId })
}

/** Something of one student was shown to the machine's own operator, by a command. */
export function auditStudentView(
  tx: Tx,
  command: { readonly districtId: string; readonly name: string },
  studentId: string,
): Promise<void> {
  const entry = { act: 'view-student', targetKind: 'user', targetId: studentId }
  return writeAudit(tx, { kind: 'system', ...command }, entry)
}
