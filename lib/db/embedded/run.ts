import { spawn } from 'node:child_process'
import path from 'node:path'
import type { Home } from './home'

export interface Outcome {
  readonly code: number
  readonly output: string
}

/** Runs one of Postgres' programs under the cluster's account and waits for its end. */
export function run(home: Home, program: 'initdb' | 'pg_ctl', args: readonly string[]): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const child = spawn(path.join(home.bin, program), args, {
      ...home.account,
      cwd: home.folder,
      // A Ctrl-C in the terminal is for whoever asked, not for the database.
      detached: true,
      env: { NODE_ENV: 'production', PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let output = ''
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString()
    })
    child.stderr.on('data', (chunk: Buffer) => {
      output += chunk.toString()
    })
    child.once('error', reject)
    child.once('exit', (code) => resolve({ code: code ?? -1, output }))
  })
}
