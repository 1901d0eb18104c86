import { randomBytes } from 'node:crypto'
import { chmod, chown, readFile, rename, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import type { Account } from './home'

const secrets = z.object({
  superuserPassword: z.string(),
  ownerPassword: z.string(),
  appPassword: z.string(),
  /** Chosen at the first start; 0 before it. */
  port: z.number().int(),
})

export type Secrets = z.infer<typeof secrets>

// Inside the data folder, so that a cluster and its passwords come into being in one step.
const FILE = 'tessera-secrets.json'

export function makeSecrets(): Secrets {
  const password = () => randomBytes(24).toString('base64url')
  return { superuserPassword: password(), ownerPassword: password(), appPassword: password(), port: 0 }
}

export async function readSecrets(data: string): Promise<Secrets> {
  const file = path.join(data, FILE)
  const text = await readFile(file, 'utf8').catch(() => {
    throw new Error(`The embedded database's passwords are missing: put ${file} back.`)
  })
  return secrets.parse(JSON.parse(text))
}

/** Keeps them for the database's account only, whole or not at all. */
export async function writeSecrets(
  data: string,
  value: Secrets,
  account: Account | undefined,
): Promise<void> {
  const unfinished = path.join(data, `${FILE}.${process.pid}`)
  await writeFile(unfinished, `${JSON.stringify(value, null, 2)}\n`, { mode: 0o600 })
  await chmod(unfinished, 0o600)
  if (account) await chown(unfinished, account.uid, account.gid)
  await rename(unfinished, path.join(data, FILE))
}
