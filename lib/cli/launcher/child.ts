import { spawn } from 'node:child_process'
import { closeSync, openSync, statSync } from 'node:fs'
import { readFile } from 'node:fs/promises'

const STOP_WITHIN_MS = 15_000
const LOG_MAX_BYTES = 10_000_000

/** A process of ours. It knows by its channel when the launcher is gone, and ends itself then. */
export interface Child {
  readonly name: string
  /** It said that it listens; never, if it ends before. */
  readonly listening: Promise<void>
  readonly ended: Promise<number>
  stop(): Promise<void>
  kill(): void
  lastWords(): Promise<string>
}

export interface ChildOptions {
  readonly name: string
  /** For node: a script and its arguments. */
  readonly args: readonly string[]
  readonly env: Readonly<Record<string, string | undefined>>
  /** A file for what it prints; the terminal without. */
  readonly logFile?: string
}

/** The arguments for node that run one of our own TypeScript files. */
export function typescript(file: string, ...args: readonly string[]): readonly string[] {
  return ['--import', 'tsx', file, ...args]
}

export function startChild(options: ChildOptions): Child {
  const log = options.logFile === undefined ? undefined : openLog(options.logFile)
  const output = log?.descriptor ?? 'inherit'
  const child = spawn(process.execPath, options.args, {
    env: { ...process.env, ...options.env },
    // A group of its own: Ctrl-C reaches the launcher alone, which ends the others in order.
    detached: true,
    stdio: ['ignore', output, output, 'ipc'],
  })
  if (log !== undefined) closeSync(log.descriptor)
  const ended = new Promise<number>((resolve) => {
    child.once('error', () => resolve(1))
    child.once('exit', (code) => resolve(code ?? 1))
  })
  const listening = new Promise<void>((resolve) => {
    child.on('message', (message) => {
      if (message === 'listening') resolve()
    })
  })
  const kill = () => {
    try {
      if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL')
    } catch {
      // Nobody left in the group.
    }
  }
  return {
    name: options.name,
    listening,
    ended,
    kill,
    async stop() {
      child.kill('SIGTERM')
      const timer = setTimeout(kill, STOP_WITHIN_MS)
      await ended
      clearTimeout(timer)
    },
    async lastWords() {
      if (options.logFile === undefined) return ''
      const bytes = await readFile(options.logFile)
      return bytes.subarray(log?.from).toString().trim().split('\n').slice(-15).join('\n')
    },
  }
}

/** Opens a log at its end, or anew where it has grown large; `from` is where this run's lines begin. */
function openLog(file: string): { readonly descriptor: number; readonly from: number } {
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0
  const isLarge = size > LOG_MAX_BYTES
  return { descriptor: openSync(file, isLarge ? 'w' : 'a', 0o600), from: isLarge ? 0 : size }
}
