import { existsSync } from 'node:fs'
import { appendFile, chown, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { dataOf, type Home } from './home'
import { run } from './run'
import { makeSecrets, writeSecrets } from './secrets'

/** Makes an empty cluster. Under another name until complete: a start that was cut off in the middle begins again. */
export async function makeData(home: Home, disposable: boolean): Promise<void> {
  const unfinished = path.join(home.folder, `data.${process.pid}`)
  const passwordFile = path.join(home.folder, `password.${process.pid}`)
  const secrets = makeSecrets()
  await rm(unfinished, { recursive: true, force: true })
  await writeFile(passwordFile, secrets.superuserPassword, { mode: 0o600 })
  if (home.account) await chown(passwordFile, home.account.uid, home.account.gid)
  const locale = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8']
  const login = ['--username=postgres', '--auth=scram-sha-256', `--pwfile=${passwordFile}`]
  const sync = disposable ? ['--no-sync'] : []
  const made = await run(home, 'initdb', ['-D', unfinished, ...locale, ...login, ...sync])
  await rm(passwordFile, { force: true })
  if (made.code !== 0) throw new Error(`The embedded database could not be made: ${made.output.trim()}`)
  await appendFile(path.join(unfinished, 'postgresql.conf'), "\ninclude = 'tessera.conf'\n")
  await writeSecrets(unfinished, secrets, home.account)
  await rename(unfinished, dataOf(home)).catch(async (error: unknown) => {
    // Another process was quicker: its cluster is as good.
    await rm(unfinished, { recursive: true, force: true })
    if (!existsSync(dataOf(home))) throw error
  })
}
