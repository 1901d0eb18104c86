import { createHash, randomBytes } from 'node:crypto'
import { and, eq, lt, sql } from 'drizzle-orm'
import { sessions } from '@/drizzle/schema/identity'
import type { Tx } from '@/lib/db/client'

/** A school day, and no longer: the next morning begins with a sign-in. */
export const SESSION_ABSOLUTE_MS = 12 * 60 * 60 * 1_000
/** Left alone, a session ends: Chromebooks are shared. */
export const SESSION_IDLE_MS = 2 * 60 * 60 * 1_000
/** Use moves the idle limit forward, but not with every keystroke. */
const TOUCH_AFTER_MS = 5 * 60 * 1_000

/** Only the hash of a token is kept, so a stolen dump opens nothing. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('base64url')
}

export function newToken(): string {
  return randomBytes(32).toString('base64url')
}

/** When a session begun at `createdAt` and used at `now` ends if it is not used again. */
export function sessionEnd(createdAt: Date, now: Date): Date {
  return new Date(Math.min(createdAt.getTime() + SESSION_ABSOLUTE_MS, now.getTime() + SESSION_IDLE_MS))
}

/** True where the use of a session at `now` is worth writing down. */
export function needsTouch(
  session: { readonly createdAt: Date; readonly expiresAt: Date },
  now: Date,
): boolean {
  return sessionEnd(session.createdAt, now).getTime() - session.expiresAt.getTime() > TOUCH_AFTER_MS
}

/** Begins a session under a token nobody has seen before; what had ended before now is swept away. */
export async function startSession(
  tx: Tx,
  districtId: string,
  userId: string,
  token: string,
  now: Date,
): Promise<Date> {
  await tx.db.delete(sessions).where(and(eq(sessions.districtId, districtId), lt(sessions.expiresAt, now)))
  const expiresAt = sessionEnd(now, now)
  await tx.db
    .insert(sessions)
    .values({ districtId, tokenHash: hashToken(token), userId, createdAt: now, expiresAt })
  return expiresAt
}

/** Moves the idle limit forward; never past the absolute one, and never of a session that has ended. */
export async function touchSession(tx: Tx, districtId: string, tokenHash: string, now: Date): Promise<void> {
  const [row] = await tx.db
    .select({ createdAt: sessions.createdAt })
    .from(sessions)
    .where(
      and(
        eq(sessions.districtId, districtId),
        eq(sessions.tokenHash, tokenHash),
        sql`${sessions.expiresAt} > ${now}`,
      ),
    )
  if (row === undefined) return
  await tx.db
    .update(sessions)
    .set({ expiresAt: sessionEnd(row.createdAt, now) })
    .where(and(eq(sessions.districtId, districtId), eq(sessions.tokenHash, tokenHash)))
}

export async function endSession(tx: Tx, districtId: string, token: string): Promise<void> {
  await tx.db
    .delete(sessions)
    .where(and(eq(sessions.districtId, districtId), eq(sessions.tokenHash, hashToken(token))))
}

/** Ends every session of a person, on whatever device, and says how many there were. */
export async function endSessionsOf(tx: Tx, districtId: string, userId: string): Promise<number> {
  const ended = await tx.db
    .delete(sessions)
    .where(and(eq(sessions.districtId, districtId), eq(sessions.userId, userId)))
    .returning({ createdAt: sessions.createdAt })
  return ended.length
}
