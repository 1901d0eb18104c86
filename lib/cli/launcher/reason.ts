/** Why something failed, in one line for a person: the innermost cause, not the statement or the stack around it. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return error.cause === undefined ? error.message : reasonOf(error.cause)
}
