import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import os from 'node:os'
import path from 'node:path'
import { cruise, type ICruiseOptions, type IForbiddenRuleType } from 'dependency-cruiser'
import { afterAll, beforeAll, expect, test } from 'vitest'

// Each of these imports would bend the house; each must be caught by the rule that is there for it.
const BENT: readonly (readonly [rule: string, from: string, to: string])[] = [
  ['no-cycles', 'lib/core/one.ts', 'lib/core/two.ts'],
  ['core-is-pure', 'lib/core/clock.ts', 'node:fs'],
  ['core-is-pure', 'lib/core/roster.ts', 'lib/db/client.ts'],
  ['protocols-know-only-core', 'lib/protocols/oneroster/store.ts', 'lib/db/client.ts'],
  ['protocols-are-separate', 'lib/protocols/oneroster/launch.ts', 'lib/protocols/lti/launch.ts'],
  ['drizzle-knows-only-core', 'drizzle/schema/roster.ts', 'lib/platform/audit.ts'],
  ['db-knows-only-schema', 'lib/db/handle.ts', 'lib/platform/audit.ts'],
  ['platform-knows-no-feature', 'lib/platform/route.ts', 'lib/features/gradebook/override-level.ts'],
  ['features-are-separate', 'lib/features/ingest/promote.ts', 'lib/features/gradebook/override-level.ts'],
  ['features-do-not-look-up', 'lib/features/ingest/show.ts', 'components/ui/dialog.tsx'],
  ['sql-lives-in-repositories', 'lib/features/ingest/count.ts', 'drizzle/schema/people.ts'],
  ['framework-stays-at-the-edge', 'lib/features/ingest/cache.ts', 'next/cache'],
  [
    'only-the-edges-call-features',
    'components/gradebook/cell.tsx',
    'lib/features/gradebook/override-level.ts',
  ],
  ['components-stay-in-the-browser', 'components/shell/menu.tsx', 'lib/platform/audit.ts'],
  ['ui-knows-no-gradebook', 'components/ui/badge.tsx', 'components/gradebook/row.tsx'],
  ['routes-are-thin', 'app/api/grid/route.ts', 'lib/db/client.ts'],
  ['the-worker-is-thin', 'lib/worker.ts', 'lib/protocols/lti/launch.ts'],
  ['no-test-in-production', 'lib/features/ingest/run.ts', 'lib/features/ingest/run.test.ts'],
  ['testing-stays-in-tests', 'lib/platform/start.ts', 'lib/db/testing/cluster.ts'],
  ['no-unresolvable', 'lib/platform/gone.ts', 'lib/platform/not-there.ts'],
  ['no-dev-dependency', 'lib/platform/probe.ts', 'fast-check'],
]

// And these it must let pass.
const STRAIGHT: readonly (readonly [from: string, to: string])[] = [
  ['app/page.tsx', 'lib/features/gradebook/override-level.ts'],
  ['components/gradebook/grid.tsx', 'lib/features/gradebook/contract.ts'],
  ['lib/features/gradebook/list-classes.ts', 'lib/platform/audit.ts'],
  ['lib/features/gradebook/repository.ts', 'drizzle/schema/people.ts'],
  ['lib/cli/import.ts', 'lib/features/gradebook/override-level.ts'],
]

let folder = ''
let found: readonly string[] = []

beforeAll(async () => {
  const lines = new Map<string, string[]>()
  const importOf = (from: string, to: string) => {
    const isOurs = /^(app|components|drizzle|lib)\//.test(to)
    const target = isOurs ? path.posix.relative(path.posix.dirname(from), to).replace(/\.tsx?$/, '') : to
    return `import '${isOurs && !target.startsWith('.') ? './' : ''}${target}'`
  }
  const put = (file: string, line: string) => lines.set(file, [...(lines.get(file) ?? []), line])
  for (const [from, to] of [...BENT.map(([, from, to]) => [from, to] as const), ...STRAIGHT]) {
    put(from, importOf(from, to))
    if (/\.tsx?$/.test(to) && !to.includes('not-there')) put(to, 'export {}')
  }
  put('lib/core/two.ts', importOf('lib/core/two.ts', 'lib/core/one.ts'))

  folder = await mkdtemp(path.join(os.tmpdir(), 'arrows-'))
  for (const [file, content] of lines) {
    await mkdir(path.join(folder, path.dirname(file)), { recursive: true })
    await writeFile(path.join(folder, file), `${content.join('\n')}\n`)
  }
  await mkdir(path.join(folder, 'node_modules/fast-check'), { recursive: true })
  await writeFile(path.join(folder, 'node_modules/fast-check/index.js'), '')
  await writeFile(
    path.join(folder, 'package.json'),
    JSON.stringify({ devDependencies: { 'fast-check': '*' } }),
  )
  found = await cruiseFolder()
})

afterAll(() => rm(folder, { recursive: true, force: true }))

async function cruiseFolder(): Promise<readonly string[]> {
  // SAFETY: the tool's own configuration file, which it types as it pleases.
  const config = createRequire(import.meta.url)('../.dependency-cruiser.cjs') as {
    readonly forbidden: IForbiddenRuleType[]
    readonly options: ICruiseOptions
  }
  const { tsConfig: _, ...options } = config.options as ICruiseOptions & { tsConfig?: unknown }
  const { output } = await cruise(['app', 'components', 'drizzle', 'lib'], {
    ...options,
    baseDir: folder,
    validate: true,
    ruleSet: { forbidden: config.forbidden },
  })
  if (typeof output === 'string') throw new Error('expected a report, not a text')
  return output.summary.violations.map(({ rule, from }) => `${rule.name}: ${from}`)
}

test.each(BENT)('%s catches %s → %s', (rule, from) => {
  expect(found).toContain(`${rule}: ${from}`)
})

test.each(STRAIGHT)('%s may import %s', (from) => {
  expect(found.filter((violation) => violation.endsWith(`: ${from}`))).toEqual([])
})
