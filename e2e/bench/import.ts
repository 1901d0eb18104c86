import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { makeDistrict, SYSTEMS, withBenchCluster, writeYear } from './bench-district'
import { copyFloor, countDistrictRows } from './copy-floor'
import { type Figure, figure, median } from './figures'

const ROUNDS = 3
const MEMORY_MAX_MB = 384

/**
 * The import of a 1,000-student district-year by the command a person would use, against the COPY of the very rows it
 * leaves behind into tables with the same keys and indexes; then the same data again, other rows' order, other bytes.
 */
export async function benchImport(say: (line: string) => void): Promise<readonly Figure[]> {
  return withBenchCluster(async ({ appUrl, superUrl, db, folder }) => {
    say('Writing a district of 1,000 students …')
    const year = await writeYear(folder, 1_000, false)
    const shuffled = await writeYear(folder, 1_000, true)
    const first: number[] = []
    const again: number[] = []
    const floor: number[] = []
    let peakMb = 0
    let changed = 0
    for (let round = 1; round <= ROUNDS; round++) {
      const district = await makeDistrict(db)
      const one = await importAll(appUrl, district.slug, year)
      first.push(one.seconds)
      const copied = await copyFloor(superUrl, district.id)
      floor.push(copied.seconds)
      const before = await countDistrictRows(superUrl, district.id)
      const two = await importAll(appUrl, district.slug, shuffled)
      again.push(two.seconds)
      changed += Math.abs((await countDistrictRows(superUrl, district.id)) - before) + two.changed
      peakMb = Math.max(peakMb, one.peakMb, two.peakMb)
      say(
        `round ${round}: first ${one.seconds} s, COPY of its ${copied.rows} rows ${copied.seconds} s, again ${two.seconds} s, ${two.changed} changed`,
      )
    }
    const figures = [
      figure({
        name: 'import.first',
        value: median(first),
        unit: 's',
        reference: 'COPY of the same rows',
        referenceValue: median(floor),
        goal: 2.5,
      }),
      figure({
        name: 'import.again',
        value: median(again),
        unit: 's',
        reference: 'import.first',
        referenceValue: median(first),
        goal: 0.25,
      }),
      figure({
        name: 'import.changed',
        value: changed,
        unit: 'rows',
        reference: 'rows changed by the same data again',
        referenceValue: 0,
        goal: 0,
      }),
      figure({
        name: 'import.memory',
        value: peakMb,
        unit: 'MB',
        reference: 'limit',
        referenceValue: MEMORY_MAX_MB,
        goal: 1,
      }),
    ]
    if (process.env.TESSERA_FULL !== '1') return figures
    say('Writing a district of 10,000 students …')
    const large = await writeYear(folder, 10_000, false)
    const district = await makeDistrict(db)
    const ten = await importAll(appUrl, district.slug, large)
    say(`10,000 students: ${ten.seconds} s`)
    return [
      ...figures,
      figure({
        name: 'import.memory10k',
        value: ten.peakMb,
        unit: 'MB',
        reference: 'limit',
        referenceValue: MEMORY_MAX_MB,
        goal: 1,
      }),
    ]
  })
}

interface Imported {
  readonly seconds: number
  readonly peakMb: number
  readonly changed: number
}

async function importAll(
  appUrl: string,
  slug: string,
  packages: Readonly<Record<string, string>>,
): Promise<Imported> {
  let peakMb = 0
  let changed = 0
  const began = performance.now()
  for (const system of SYSTEMS) {
    const one = await importOne(appUrl, slug, packages[system] ?? '')
    peakMb = Math.max(peakMb, one.peakMb)
    changed += one.changed
  }
  return { seconds: Math.round(performance.now() - began) / 1000, peakMb, changed }
}

/** Runs `npm run import`'s command in a process of its own, and watches the most memory it ever held. */
async function importOne(
  appUrl: string,
  slug: string,
  zip: string,
): Promise<{ readonly peakMb: number; readonly changed: number }> {
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', 'lib/cli/import.ts', zip, '--district', slug, '--new'],
    {
      env: { ...process.env, DATABASE_URL: appUrl, LOG_LEVEL: 'silent' },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  )
  let output = ''
  child.stdout.on('data', (piece) => {
    output += piece
  })
  let peakKb = 0
  const watch = setInterval(() => {
    peakKb = Math.max(peakKb, highWaterKb(child.pid ?? 0))
  }, 20)
  const code = await new Promise((resolve) => child.on('close', resolve))
  clearInterval(watch)
  if (code !== 0) throw new Error(`The import ended with ${code}:\n${output}`)
  // Columns of the report: file, read, created, changed, ended, unchanged, held, refused; then the levels.
  const lines = output.split('\n').map((line) => line.trim().split(/\s+/))
  const changed = lines
    .filter((line) => line.length === 8 && line[0] !== 'file')
    .reduce((sum, line) => sum + Number(line[2]) + Number(line[3]) + Number(line[4]), 0)
  const levels = Number(/levels changed: (\d+)/.exec(output)?.[1] ?? 0)
  return { peakMb: peakKb / 1024, changed: changed + levels }
}

/** The kernel's own record of a process's largest resident size; 0 where there is no such record. */
function highWaterKb(pid: number): number {
  try {
    return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0)
  } catch {
    return 0
  }
}
