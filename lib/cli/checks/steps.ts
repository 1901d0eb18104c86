import { existsSync } from 'node:fs'
import { readFile, rm } from 'node:fs/promises'
import { findBrowser } from './find-browser'
import { type ProgramEnd, runProgram, runTool } from './run-program'

/** What one step found: a check counts as one, tests by their number. */
export interface Outcome {
  readonly passed: number
  readonly failed: number
  /** Shown where something failed. */
  readonly output: string
}

export interface Step {
  readonly name: string
  run(): Promise<Outcome>
}

const ROOMS = ['app', 'components', 'drizzle', 'e2e', 'lib', 'proxy.ts', 'instrumentation.ts']

export const FAST: readonly Step[] = [
  { name: 'types', run: checkTypes },
  {
    name: 'lint',
    run: async () => asOne(await runTool('@biomejs/biome/bin/biome', ['check', '--error-on-warnings'])),
  },
  { name: 'arrows', run: checkArrows },
  { name: 'dead code', run: async () => asOne(await runTool('knip/bin/knip.js', [])) },
  { name: 'unit', run: () => runTests('unit') },
  { name: 'database', run: () => runTests('database') },
]

export const ALL: readonly Step[] = [...FAST, { name: 'browser', run: runBrowserTests }]

function asOne({ code, output }: ProgramEnd): Outcome {
  return code === 0 ? { passed: 1, failed: 0, output } : { passed: 0, failed: 1, output }
}

async function checkTypes(): Promise<Outcome> {
  // Next writes the types of its own files (styles, images, routes); a fresh clone has none yet.
  const made = await runTool('next/dist/bin/next', ['typegen'], { NEXT_TELEMETRY_DISABLED: '1' })
  return asOne(made.code === 0 ? await runTool('typescript/bin/tsc', ['--noEmit', '-p', '.']) : made)
}

async function checkArrows(): Promise<Outcome> {
  const rooms = ROOMS.filter((room) => existsSync(room))
  return asOne(
    await runTool('dependency-cruiser/bin/dependency-cruise.mjs', ['--output-type', 'err-long', ...rooms]),
  )
}

async function runTests(project: 'unit' | 'database'): Promise<Outcome> {
  const file = `test-results/${project}.json`
  await rm(file, { force: true })
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
  const end = await runTool('vitest/vitest.mjs', ['run', '--project', project, ...reporters])
  const report = await readJson(file)
  return asTests(end, numberAt(report, 'numPassedTests'), numberAt(report, 'numFailedTests'))
}

async function runBrowserTests(): Promise<Outcome> {
  if (findBrowser() === undefined) {
    const installed = await installBrowser()
    if (installed.code !== 0) return asOne(installed)
  }
  const file = 'test-results/browser.json'
  await rm(file, { force: true })
  const end = await runTool('@playwright/test/cli.js', ['test'])
  const report = await readJson(file)
  const stats = typeof report === 'object' && report !== null && 'stats' in report ? report.stats : undefined
  return asTests(end, numberAt(stats, 'expected') + numberAt(stats, 'flaky'), numberAt(stats, 'unexpected'))
}

/** A bare Debian has no browser, but root may ask for one; elsewhere Playwright brings its own. */
async function installBrowser(): Promise<ProgramEnd> {
  const apt = (...args: readonly string[]) =>
    runProgram('apt-get', ['-qq', '-y', ...args], { DEBIAN_FRONTEND: 'noninteractive' })
  if (process.platform === 'linux' && process.getuid?.() === 0) {
    await apt('update')
    const end = await apt('install', '--no-install-recommends', 'chromium')
    if (end.code === 0) return end
  }
  return runTool('@playwright/test/cli.js', ['install', 'chromium'])
}

/** A run that fails without a failed test (a file that does not load, a setup that breaks) is one failure. */
function asTests(end: ProgramEnd, passed: number, failed: number): Outcome {
  return { passed, failed: end.code === 0 ? failed : Math.max(failed, 1), output: end.output }
}

async function readJson(file: string): Promise<unknown> {
  return readFile(file, 'utf8').then(JSON.parse, () => undefined)
}

function numberAt(report: unknown, name: string): number {
  const value: unknown =
    typeof report === 'object' && report !== null
      ? Object.entries(report).find(([key]) => key === name)?.[1]
      : 0
  return typeof value === 'number' ? value : 0
}
