import { createHash } from 'node:crypto'
import { chownSync, existsSync, statSync } from 'node:fs'
import { chmod, cp, mkdir, readFile, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import type { Binaries } from './binaries'

/** The account the database runs under, where it is not our own. */
export interface Account {
  readonly uid: number
  readonly gid: number
}

/** Where one cluster lives, with the binaries and the account it is run by. */
export interface Home {
  readonly folder: string
  readonly bin: string
  readonly account: Account | undefined
}

/** Postgres' own folder in a home. */
export function dataOf(home: Home): string {
  return path.join(home.folder, 'data')
}

const SYSTEM_FOLDER = '/var/lib/tessera'
const EXECUTE_BY_OTHERS = 0o001

/**
 * Postgres refuses to run as root. Started by root it runs as `nobody`, who must be able to reach both its data and
 * its binaries: what lies behind a private folder (a checkout in /root) gets a place under /var/lib instead.
 */
export async function prepareHome(
  wanted: string,
  binaries: Binaries,
  onNotice: (line: string) => void,
): Promise<Home> {
  await mkdir(path.dirname(path.resolve(wanted)), { recursive: true })
  const account = process.getuid?.() === 0 ? await findNobody() : undefined
  const folder = account && !isReachable(wanted) ? placeElsewhere(wanted) : path.resolve(wanted)
  if (folder !== path.resolve(wanted)) {
    onNotice(`The database lives in ${folder}: it may not run as root, and ${wanted} is closed to others.`)
  }
  await mkdir(folder, { recursive: true })
  await chmod(folder, 0o700)
  if (account) {
    if (folder.startsWith(SYSTEM_FOLDER)) await chmod(SYSTEM_FOLDER, 0o755)
    chownSync(folder, account.uid, account.gid)
  }
  const native = account && !isReachable(binaries.folder) ? await copyBinaries(binaries) : binaries.folder
  return { folder, bin: path.join(native, 'bin'), account }
}

async function findNobody(): Promise<Account> {
  const accounts = await readFile('/etc/passwd', 'utf8')
  const [, , uid, gid] = /^nobody:.*$/m.exec(accounts)?.[0].split(':') ?? []
  if (uid === undefined || gid === undefined) {
    throw new Error(
      'The embedded database may not run as root and found no account "nobody": start as another user.',
    )
  }
  return { uid: Number(uid), gid: Number(gid) }
}

/** Whether a stranger may walk down to this folder. The folder itself, if it is still to come, will be the stranger's. */
function isReachable(folder: string): boolean {
  for (let at = path.resolve(folder, '..'); ; at = path.dirname(at)) {
    if (existsSync(at) && (statSync(at).mode & EXECUTE_BY_OTHERS) === 0) return false
    if (at === path.dirname(at)) return true
  }
}

function placeElsewhere(wanted: string): string {
  return path.join(
    SYSTEM_FOLDER,
    createHash('sha256').update(path.resolve(wanted)).digest('hex').slice(0, 12),
  )
}

async function copyBinaries(binaries: Binaries): Promise<string> {
  const target = path.join(SYSTEM_FOLDER, `postgres-${binaries.version}`)
  if (existsSync(target)) return target
  const unfinished = `${target}.${process.pid}`
  await mkdir(SYSTEM_FOLDER, { recursive: true })
  await chmod(SYSTEM_FOLDER, 0o755)
  await rm(unfinished, { recursive: true, force: true })
  await cp(binaries.folder, unfinished, { recursive: true, verbatimSymlinks: true })
  // Another process may have been quicker; its copy is as good.
  await rename(unfinished, target).catch(() => rm(unfinished, { recursive: true, force: true }))
  return target
}
