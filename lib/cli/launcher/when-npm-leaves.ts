import { readFileSync } from 'node:fs'

const EVERY_MS = 500
const SHELL = /^(ba|da|z|k)?sh$/

/**
 * Started by npm, a launcher ends with npm, even where npm was killed and could pass no signal on. Between the two
 * usually stands a shell, which outlives npm and waits.
 */
export function whenNpmLeaves(end: () => void): void {
  if (process.env.npm_lifecycle_event === undefined) return
  const starters = listStarters()
  const timer = setInterval(() => {
    if (listStarters().join() === starters.join()) return
    clearInterval(timer)
    end()
  }, EVERY_MS)
  timer.unref()
}

function listStarters(): readonly number[] {
  const parent = process.ppid
  const grandparent = process.platform === 'linux' ? findParentOfShell(parent) : undefined
  return grandparent === undefined ? [parent] : [parent, grandparent]
}

function findParentOfShell(pid: number): number | undefined {
  try {
    const [, name, parent] = /^\d+ \((.*)\) \w (\d+)/.exec(readFileSync(`/proc/${pid}/stat`, 'utf8')) ?? []
    return name !== undefined && SHELL.test(name) ? Number(parent) : undefined
  } catch {
    return undefined
  }
}
