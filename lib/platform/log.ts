import { pino } from 'pino'
import { env } from '@/lib/platform/env'
import { allowFields, type LogFields } from '@/lib/platform/log-fields'

/** `message` is a constant sentence; what differs from line to line stands in `fields`. */
type Write = (fields: LogFields, message: string) => void

export interface Log {
  readonly debug: Write
  readonly info: Write
  readonly warn: Write
  readonly error: Write
  /** The same log with fields that every line of it carries. */
  child(fields: LogFields): Log
}

const root = pino({
  level: env.LOG_LEVEL,
  base: null,
  timestamp: () => `,"at":"${new Date().toISOString()}"`,
  formatters: { level: (label) => ({ level: label }) },
})

function createLog(carried: LogFields): Log {
  const at =
    (level: 'debug' | 'info' | 'warn' | 'error'): Write =>
    (fields, message) => {
      if (root.isLevelEnabled(level)) root[level](allowFields({ ...carried, ...fields }), message)
    }
  return {
    debug: at('debug'),
    info: at('info'),
    warn: at('warn'),
    error: at('error'),
    child: (fields) => createLog({ ...carried, ...fields }),
  }
}

/** JSON lines on standard output; no personal data can pass. */
export const log: Log = createLog({})
