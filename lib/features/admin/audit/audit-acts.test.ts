import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { AUDIT_ACTS } from '@/lib/features/admin/contract'

const lib = path.resolve(import.meta.dirname, '../../..')
const sources = readdirSync(lib, { recursive: true, encoding: 'utf8' }).filter((file) =>
  /(?<!\.test)\.ts$/.test(file),
)

test('every act that is written has words', () => {
  const written = sources.flatMap((file) => {
    const text = readFileSync(path.join(lib, file), 'utf8')
    return [...text.matchAll(/\bact: '([a-z-]+)',\s*targetKind:/g)].map((match) => match[1] ?? '')
  })
  expect(written.length).toBeGreaterThan(10)
  const known: readonly string[] = AUDIT_ACTS
  expect([...new Set(written)].filter((act) => !known.includes(act))).toEqual([])
})
