import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { env } from '@/lib/platform/env'

/** The secret beside the embedded database: made once, so that people stay signed in from one start to the next. */
export async function keepAuthSecret(): Promise<string> {
  const file = path.join(env.TESSERA_DATA_DIR, 'auth-secret')
  if (existsSync(file)) return readFile(file, 'utf8')
  const secret = randomBytes(32).toString('base64url')
  await mkdir(path.dirname(file), { recursive: true })
  await writeFile(file, secret, { mode: 0o600 })
  return secret
}
