import { existsSync } from 'node:fs'
import { loadEnvFile } from 'node:process'
import { z } from 'zod'
import { ok, type Result, refused } from '@/lib/core/result'

const postgresUrl = z
  .string()
  .regex(/^postgres(ql)?:\/\/\S+$/, 'must look like postgres://user:password@host/database')
const whole = (min: number, max: number) =>
  z.coerce
    .number(`must be a whole number from ${min} to ${max}`)
    .int(`must be a whole number`)
    .min(min)
    .max(max)
const flag = z.enum(['', '0', '1'], 'must be 1, 0 or empty').transform((value) => value === '1')

/** Every variable there is. `.env.example` explains each; a test keeps both lists equal. */
export const environment = z.object({
  DATABASE_URL: postgresUrl.optional(),
  DATABASE_OWNER_URL: postgresUrl.optional(),
  DATABASE_CONNECTIONS_MAX: whole(1, 500).default(10),
  PORT: whole(1, 65_535).default(3000),
  HOST: z.string().default('127.0.0.1'),
  PUBLIC_URL: z.url({ protocol: /^https?$/, error: 'must be an http or https address' }).optional(),
  AUTH_SECRET: z.string().min(32, 'must have at least 32 characters').optional(),
  TESSERA_DATA_DIR: z.string().default('.tessera'),
  TESSERA_EMBEDDED: flag.default(false),
  TESSERA_FULL: flag.default(false),
  LOG_LEVEL: z
    .enum(['debug', 'info', 'warn', 'error', 'silent'], 'must be debug, info, warn, error or silent')
    .default('info'),
  UPLOAD_MAX_MB: whole(1, 100_000).default(512),
})

type Settings = z.infer<typeof environment>

/** Reads settings from variables; a problem is one sentence that names the variable. */
export function parseEnvironment(
  variables: Readonly<Record<string, string | undefined>>,
): Result<Settings, string> {
  // `HOST=` in a file means the same as no HOST at all.
  const given = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ''))
  const parsed = environment.safeParse(given)
  if (parsed.success) return ok(parsed.data)
  const issue = parsed.error.issues[0]
  return refused(`${issue?.path.join('.')} ${issue?.message.replace(/^Too /, 'is too ')}.`)
}

/** Nothing can be done without configuration: one sentence instead of a stack. */
function stopWith(sentence: string): never {
  process.stderr.write(`${sentence}\n`)
  process.exit(1)
}

function readEnvironment(): Settings {
  if (existsSync('.env')) loadEnvFile('.env')
  const parsed = parseEnvironment(process.env)
  return parsed.ok ? parsed.value : stopWith(`Configuration: ${parsed.problem}`)
}

const settings = readEnvironment()

/** The process's configuration, read once. What may be absent until it is needed stops the process when asked for. */
export const env = {
  ...settings,
  /** Read when asked for: a command that brings up the embedded database sets it then. */
  get DATABASE_URL(): string {
    return (
      process.env.DATABASE_URL ||
      stopWith('Configuration: DATABASE_URL is not set: it names the login of the app (see .env.example).')
    )
  },
  /** Used by the migration alone. */
  get DATABASE_OWNER_URL(): string {
    return settings.DATABASE_OWNER_URL ?? env.DATABASE_URL
  },
  get AUTH_SECRET(): string {
    return (
      settings.AUTH_SECRET ??
      stopWith(
        'Configuration: AUTH_SECRET is not set: at least 32 random characters, the same for every process.',
      )
    )
  },
  /** False where `npm start` is to bring its own database. */
  hasDatabase: settings.DATABASE_URL !== undefined,
}
