import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { environment } from '@/lib/platform/env'

const root = path.resolve(import.meta.dirname, '..')
// What git knows or would take: not what a build or an editor leaves behind.
const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
  cwd: root,
  encoding: 'utf8',
})
  .split('\n')
  .filter((file) => file !== '' && existsSync(path.join(root, file)))

function read(file: string): string {
  return readFileSync(path.join(root, file), 'utf8')
}

test('the top level is the house and nothing else', () => {
  const folders = new Set(files.filter((file) => file.includes('/')).map((file) => file.split('/')[0]))
  const visible = [...folders].filter((folder) => !folder?.startsWith('.'))
  expect(['app', 'components', 'drizzle', 'e2e', 'lib', 'public']).toEqual(expect.arrayContaining(visible))
})

test('lib has its five rooms, its entrances and its languages', () => {
  const rooms = new Set(files.filter((file) => /^lib\/[^/]+\//.test(file)).map((file) => file.split('/')[1]))
  expect([...rooms].sort()).toEqual(['cli', 'core', 'db', 'features', 'platform', 'protocols'])
})

test('.env.example explains every variable there is, and no other', () => {
  const listed = [...read('.env.example').matchAll(/^([A-Z_]+)=/gm)].map((match) => match[1])
  expect(listed.sort()).toEqual(Object.keys(environment.shape).sort())
  const explained = read('.env.example').split(/\n\n+/)
  expect(explained.every((block) => block.trimStart().startsWith('#'))).toBe(true)
})

const READ_TO_THE_END = /\.(ts|tsx|mjs|cjs|css)$/
const MAY_BE_LONG = /\.test\.tsx?$|\.e2e\.ts$|^drizzle\/(migrations|seed)\//

test('no file is longer than can be read at a sitting', () => {
  const long = files
    .filter((file) => READ_TO_THE_END.test(file) && !MAY_BE_LONG.test(file))
    .filter((file) => read(file).split('\n').length > 401)
  expect(long).toEqual([])
})

test('no file is a drawer', () => {
  expect(files.filter((file) => /(^|\/)(utils?|helpers?|common|misc)(\.|\/)/.test(file))).toEqual([])
})

describe('a README', () => {
  const readmes = files.filter((file) => /(^|\/)[A-Z]+\.md$/.test(file))
  // `lib/core/result.ts` or `lib/core/`: code that looks like a path of the house. Patterns (*, <…>, {…}, […]) are not one.
  const PATH = /`((?:app|components|drizzle|e2e|lib|public|\.ci)\/[\w./()-]*)`/g

  test.each(readmes)('%s names only what exists', (readme) => {
    const named = [...read(readme).matchAll(PATH)].map((match) => match[1] ?? '')
    expect(named.filter((name) => !existsSync(path.join(root, name)))).toEqual([])
  })

  test('names only commands that exist', () => {
    const scripts: unknown = JSON.parse(read('package.json'))
    const known =
      typeof scripts === 'object' && scripts !== null && 'scripts' in scripts ? scripts.scripts : {}
    const names = new Set([...Object.keys(known ?? {}), 'install'])
    const named = readmes.flatMap((readme) =>
      [...read(readme).matchAll(/npm run ([\w:-]+)/g)].map((m) => m[1] ?? ''),
    )
    expect(named.filter((name) => !names.has(name))).toEqual([])
  })
})

describe('a verb', () => {
  // Work that a person asks for is audited in the transaction that does it. Reads, and the machinery below, are not.
  const verbs = files.filter(
    (file) => /^lib\/features\/[^/]+\/[a-z-]+\.ts$/.test(file) && !/\.test\.ts$/.test(file),
  )
  const CHANGES = /\/(accept|clear|create|end|invite|override|reopen|set|undo)-[a-z-]+\.ts$/

  test.each(verbs.filter((file) => CHANGES.test(file) && /\binDistrict\(/.test(read(file))))(
    '%s writes its audit row',
    (file) => {
      expect(read(file)).toMatch(/\bwriteAudit\(/)
    },
  )
})
