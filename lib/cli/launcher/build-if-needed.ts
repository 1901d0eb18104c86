import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readdir, readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { startChild } from './child'
import type { Household } from './household'

const SOURCES = ['app', 'components', 'drizzle/schema', 'lib', 'public']
const FILES = [
  'instrumentation.ts',
  'next.config.ts',
  'package-lock.json',
  'package.json',
  'postcss.config.mjs',
  'proxy.ts',
  'tsconfig.json',
]
const NOT_BUILT = /\.test\.tsx?$|\.md$|^lib\/cli\//
const FINGERPRINT = '.next/sources.sha256'

/** Makes the production build unless the one that stands was made from these very sources. */
export async function buildIfNeeded(
  household: Household,
  logFile: string,
  onBuild: () => void,
): Promise<void> {
  const now = await fingerprintSources()
  const built = await readFile(FINGERPRINT, 'utf8').catch(() => '')
  if (built === now && existsSync('.next/BUILD_ID')) return
  onBuild()
  await Promise.all([rm(FINGERPRINT, { force: true }), rm(logFile, { force: true })])
  await household.finish(
    startChild({
      name: 'The build',
      args: [
        '--import',
        './lib/cli/launcher/end-with-launcher.mjs',
        'node_modules/next/dist/bin/next',
        'build',
      ],
      env: { NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
      logFile,
    }),
  )
  await writeFile(FINGERPRINT, now)
}

/** One digest over the names and contents of everything a build is made from. */
async function fingerprintSources(): Promise<string> {
  const listed = await Promise.all(SOURCES.map(listFiles))
  const files = [...listed.flat(), ...FILES.filter((file) => existsSync(file))]
  const digest = createHash('sha256').update(process.version)
  for (const file of files.filter((name) => !NOT_BUILT.test(name)).sort()) {
    digest.update(`\0${file}\0`).update(await readFile(file))
  }
  return digest.digest('hex')
}

async function listFiles(folder: string): Promise<readonly string[]> {
  if (!existsSync(folder)) return []
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name).split(path.sep).join('/'))
}
