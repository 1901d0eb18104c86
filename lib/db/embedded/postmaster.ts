import { spawnSync } from 'node:child_process'
import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'

/** What the lock file of a data folder says. */
export interface Postmaster {
  readonly pid: number
  readonly port: number
}

const PORT_LINE = 3

/** Who holds the data folder, by its lock file; undefined where nobody does. */
export async function readPostmaster(data: string): Promise<Postmaster | undefined> {
  const lines = (await readLock(data)).split('\n')
  const pid = Number(lines[0])
  return Number.isInteger(pid) && pid > 0 ? { pid, port: Number(lines[PORT_LINE] ?? 0) } : undefined
}

/** A process by its id. Another program may have got the id of a postmaster that died long ago. */
export async function findProcess(pid: number): Promise<'gone' | 'zombie' | 'postgres' | 'other'> {
  const line = process.platform === 'linux' ? await readStat(pid) : askPs(pid)
  if (line === undefined) return 'gone'
  if (line.state.startsWith('Z')) return 'zombie'
  return line.name.includes('postgres') ? 'postgres' : 'other'
}

/**
 * Makes a lock whose holder is dead, but not reaped by anybody, give way. The file stays, naming a process that is
 * surely gone, because Postgres uses its other lines to see that no stray backend still has the memory.
 */
export async function nameDeadHolder(data: string): Promise<void> {
  const dead = spawnSync(process.execPath, ['--version']).pid
  const lock = await readLock(data)
  if (lock !== '') await writeFile(lockFile(data), lock.replace(/^\d+/, String(dead)))
}

function lockFile(data: string): string {
  return path.join(data, 'postmaster.pid')
}

async function readLock(data: string): Promise<string> {
  return readFile(lockFile(data), 'utf8').catch(() => '')
}

interface ProcessLine {
  readonly name: string
  readonly state: string
}

async function readStat(pid: number): Promise<ProcessLine | undefined> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')
  const [, name, state] = /^\d+ \((.*)\) (\w)/.exec(stat) ?? []
  return name === undefined || state === undefined ? undefined : { name, state }
}

function askPs(pid: number): ProcessLine | undefined {
  const { stdout } = spawnSync('ps', ['-o', 'state=,comm=', '-p', String(pid)], { encoding: 'utf8' })
  const [, state, name] = /^\s*(\S+)\s+(.+)/.exec(stdout ?? '') ?? []
  return name === undefined || state === undefined ? undefined : { name, state }
}
