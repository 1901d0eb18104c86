import type { Database } from '@/lib/db/client'
import { newToken, startSession } from '@/lib/platform/session'

/** Signs the teacher of a class in; what their browser would send as cookies. */
export async function teacherCookie(
  db: Database,
  district: { readonly id: string; readonly slug: string },
  classId: string,
): Promise<string> {
  const token = newToken()
  await db.inDistrict(district.id, async (tx) => {
    const { rows } = await tx.sql.query<{ id: string }>(
      `select user_id as id from enrollments where class_id = $1 and role = 'teacher'`,
      [classId],
    )
    await startSession(tx, district.id, rows[0]?.id ?? '', token, new Date())
  })
  return `tessera-session=${token}; tessera-district=${district.slug}`
}
