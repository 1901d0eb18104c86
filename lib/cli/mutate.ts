import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { constants } from 'node:os'
import { parseArgs } from 'node:util'
import { reasonOf } from '@/lib/cli/launcher/reason'

const USAGE = `npm run mutate -- ROOM [--concurrency N]
  ROOM           a folder with tests beside its code, as lib/core/mastery
  --concurrency  how many mutants at a time; one unless told`

interface Asked {
  readonly room: string
  readonly concurrency: string
}

function readArguments(): Asked {
  const options = { concurrency: { type: 'string', default: '1' } } as const
  const { values, positionals } = parseArgs({ allowPositionals: true, options })
  const room = positionals[0]?.replace(/\/+$/, '')
  const isRoom = room !== undefined && /^lib\/[\w/-]+$/.test(room) && existsSync(room)
  if (!isRoom || positionals.length > 1 || !/^[1-9]\d?$/.test(values.concurrency)) throw new Error(USAGE)
  return { room, concurrency: values.concurrency }
}

/** Breaks the room's code in every known way and counts the ways its tests notice; exit 1 below the threshold. */
function mutate({ room, concurrency }: Asked): void {
  const code = [`${room}/**/*.ts`, '!**/*.test.ts', '!**/testing/**'].join(',')
  const stryker = 'node_modules/@stryker-mutator/core/bin/stryker.js'
  const child = spawn(process.execPath, [stryker, 'run', '--mutate', code, '--concurrency', concurrency], {
    env: { ...process.env, MUTATED_ROOM: room },
    stdio: 'inherit',
  })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.once(signal, () => child.kill(signal))
  child.once('exit', (status, signal) => {
    process.exitCode = status ?? 128 + (signal === null ? 0 : constants.signals[signal])
  })
}

try {
  mutate(readArguments())
} catch (error) {
  console.error(reasonOf(error))
  process.exitCode = 2
}
