/** What may stand in a log line: ids, counts, durations and codes. Never a name, an address or a value. */
export type LogFields = Readonly<Record<string, unknown>>

const NAMES =
  /^(id|ids|code|codes|status|count|counts|port|pid|job|method|route|entity|attempt|signal)$|(Id|Ids|Code|Codes|Count|Counts|Ms|Bytes|Rows|Pct)$/
// A UUID, a route pattern, a code of ours or of Postgres: no space, no @, and short.
const CODE = /^[\w./:[\]()-]{1,80}$/
const LIST_MAX = 50

/** Keeps what is allowed, and names (without its value) what is not. */
export function allowFields(fields: LogFields): Record<string, unknown> {
  const kept: Record<string, unknown> = {}
  const dropped: string[] = []
  for (const [name, value] of Object.entries(fields)) {
    if (value === undefined) continue
    if (value instanceof Error) kept[name] = describeError(value)
    else if (NAMES.test(name) && isHarmless(value)) kept[name] = value
    else dropped.push(name)
  }
  return dropped.length > 0 ? { ...kept, dropped } : kept
}

function isHarmless(value: unknown): boolean {
  switch (typeof value) {
    case 'number':
    case 'boolean':
      return true
    case 'string':
      return CODE.test(value)
    case 'object':
      if (value === null) return true
      if (Array.isArray(value)) return value.length <= LIST_MAX && value.every(isHarmless)
      // Counts by entity: { results: 12 }.
      return Object.entries(value).every(([key, entry]) => CODE.test(key) && typeof entry === 'number')
    default:
      return false
  }
}

/** An error's message may quote a person's data (`invalid input syntax: "Jane"`); its kind and its place do not. */
function describeError(error: Error): Record<string, unknown> {
  const code =
    'code' in error && typeof error.code === 'string' && CODE.test(error.code) ? error.code : undefined
  const at = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line))
  const cause = error.cause instanceof Error ? describeError(error.cause) : undefined
  return {
    type: error.name,
    ...(code && { code }),
    at: at.map((line) => line.trim()),
    ...(cause && { cause }),
  }
}
