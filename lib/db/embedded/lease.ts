import { spawn } from 'node:child_process'
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Home } from './home'
import { run } from './run'

/** One process's use of a running cluster. */
export interface Lease {
  /** Gives it back; the last one out stops the cluster. */
  release(): Promise<void>
}

/**
 * Waits at a pipe for its process to leave or be killed, whichever comes: kill -9 closes the pipe as well. Then, if
 * no other lease has a living holder, asks Postgres for a fast shutdown and waits for it.
 */
const LAST_ONE_OUT = `
read -r _
rm -f "$1/leases/$2"
for lease in "$1"/leases/*; do
  kill -0 "\${lease##*/}" 2>/dev/null && exit 0
done
read -r postmaster < "$1/data/postmaster.pid" && kill -INT "$postmaster"
tries=0
while [ -e "$1/data/postmaster.pid" ] && [ $tries -lt 1200 ]; do
  sleep 0.05
  tries=$((tries + 1))
done
[ "$3" = disposable ] && rm -rf "$1"
exit 0
`

/** Takes a lease for this process. A disposable cluster's folder goes with the last one. */
export async function takeLease(home: Home, disposable: boolean): Promise<Lease> {
  const leases = path.join(home.folder, 'leases')
  await mkdir(leases, { recursive: true })
  await writeFile(path.join(leases, String(process.pid)), '')
  if (process.platform === 'win32') return { release: () => releaseOnWindows(home, leases, disposable) }

  const fate = disposable ? 'disposable' : 'kept'
  const watcher = spawn('/bin/sh', ['-c', LAST_ONE_OUT, 'sh', home.folder, String(process.pid), fate], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  })
  const ended = new Promise<void>((resolve) => {
    watcher.once('exit', () => resolve())
  })
  watcher.unref()
  return {
    async release() {
      watcher.ref()
      watcher.stdin.end()
      await ended
    },
  }
}

async function releaseOnWindows(home: Home, leases: string, disposable: boolean): Promise<void> {
  await rm(path.join(leases, String(process.pid)), { force: true })
  const others = (await readdir(leases)).filter((pid) => isAlive(Number(pid)))
  if (others.length > 0) return
  await run(home, 'pg_ctl', ['stop', '-D', path.join(home.folder, 'data'), '-m', 'fast', '-w'])
  if (disposable) await rm(home.folder, { recursive: true, force: true })
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}
