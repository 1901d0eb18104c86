import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { readLoggedHeads } from './audit-heads'

const folder = await mkdtemp(path.join(os.tmpdir(), 'heads-'))
afterAll(() => rm(folder, { recursive: true }))

const A = '01930000-0000-7000-8000-00000000000a'
const B = '01930000-0000-7000-8000-00000000000b'
const hash = (digit: string) => digit.repeat(64)
const line = (districtId: string, sealCount: number, headCode: string) =>
  JSON.stringify({ level: 'info', districtId, sealCount, headCode, msg: 'Audit sealed' })

test('heads are found among whatever else a log holds, also behind a time of whoever keeps it', async () => {
  const file = path.join(folder, 'worker.log')
  const lines = [
    line(A, 8, hash('1')),
    '{"level":"info","msg":"Working"}',
    `2026-11-24T09:00:00Z worker[7]: ${line(B, 3, hash('2'))}`,
    '{"headCode": cut off in the mid',
    line(A, 9, 'no hash'),
    line(A, 12, hash('3')),
  ]
  await writeFile(file, lines.join('\n'))
  expect(await readLoggedHeads(file)).toEqual(
    new Map([
      [
        A,
        [
          { number: 8, hash: hash('1') },
          { number: 12, hash: hash('3') },
        ],
      ],
      [B, [{ number: 3, hash: hash('2') }]],
    ]),
  )
})
