/** A closed academic session, as far as one class is concerned. */
export interface ClosedSession {
  readonly id: string
  /** The class's whole school year. */
  readonly isYear: boolean
}

/** Whether nothing can be changed in a session: it is closed itself, or the whole year is. Null: in no session. */
export function isSessionClosed(closed: readonly ClosedSession[], sessionId: string | null): boolean {
  return closed.some(({ id, isYear }) => isYear || id === sessionId)
}

/** Whether a class is closed as a whole: its year, or every session it runs in. */
export function isClassClosed(closed: readonly ClosedSession[], sessionIds: readonly string[]): boolean {
  if (closed.length === 0) return false
  if (sessionIds.length === 0) return isSessionClosed(closed, null)
  return sessionIds.every((id) => isSessionClosed(closed, id))
}
