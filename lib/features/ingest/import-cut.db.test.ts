import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { recalculateAfterImport } from '@/lib/features/mastery/recalculate-after-import'
import { lockImports } from '@/lib/platform/district-gate'
import { env } from '@/lib/platform/env'
import { createRun, markCutRuns } from './repository/runs'
import { findSource } from './repository/sources'
import { createTestDistrict, type TestDistrict } from './testing/import-district'
import { IMPORT_PROGRAM } from './testing/import-in-child'
import { printFiles, rec, recs, SMALL, without, withRecs } from './testing/small-files'

const folder = mkdtempSync(path.join(tmpdir(), 'tessera-cut-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** A next bulk package in which something of everything is new, other, gone or held. */
const NEXT = withRecs(without(without(SMALL, 'results', 'r-homework-ana'), 'enrollments', 'e-cy-blue'), {
  users: [rec('users', 'ana', { givenName: 'Anna' }), ...recs('users', 'dora')],
  enrollments: recs('enrollments', 'e-dora-red', 'e-nobody-red'),
  demographics: [rec('demographics', 'ana', { sex: 'female' })],
  scoreScales: [rec('scoreScales', 'words', { scoreScaleValue: '{1:low},{2:high}' })],
  lineItems: [rec('lineItems', 'lab', { resultValueMax: '20' }), ...recs('lineItems', 'talk')],
  lineItemScoreScales: [
    rec('lineItemScoreScales', 'ss', { lineItemSourcedId: 'talk', scoreScaleSourcedId: 'words' }),
  ],
  results: [rec('results', 'r-lab-cy', { score: '9' }), rec('results', 'r-talk-dora', { textScore: 'high' })],
  resultLearningObjectiveIds: [rec('resultLearningObjectiveIds', 'p-quiz-ana-add', { score: '3' })],
})
const accepting = { acceptEnding: true } as const

async function imported(): Promise<TestDistrict> {
  const district = await createTestDistrict(recalculateAfterImport)
  await district.done('SIS', SMALL)
  return district
}

/** What an import comes to that nothing disturbs, and the steps it takes. */
async function undisturbed() {
  const district = await imported()
  const steps: string[] = []
  await district.done('SIS', NEXT, { ...accepting, onStep: (step) => steps.push(step) })
  return { steps, meaning: await district.meaning() }
}
const whole = await undisturbed()

describe('an import that is cut', () => {
  it('at any of its steps has changed nothing, and comes to the same end when it is begun again', async () => {
    expect(whole.steps.length).toBeGreaterThan(25)
    const district = await imported()
    const before = await district.digests()
    for (const [place, name] of whole.steps.entries()) {
      let at = 0
      const cut = (step: string) => {
        if (at++ === place) throw new Error(`cut before ${step}`)
      }
      await expect(district.take('SIS', NEXT, { ...accepting, onStep: cut })).rejects.toThrow(
        `cut before ${name}`,
      )
      expect(await district.digests(), name).toEqual(before)
    }
    await district.done('SIS', NEXT, accepting)
    expect(await district.meaning()).toEqual(whole.meaning)
  })

  it('by kill -9 has changed nothing, is marked as cut, and comes to the same end when it is begun again', async () => {
    const district = await imported()
    const before = await district.digests()
    const zip = path.join(folder, 'next.zip')
    await printFiles(zip, NEXT)
    // Steps spread over the whole import, by a stride that meets them all in time.
    const kills = env.TESSERA_FULL ? 30 : 3
    for (let n = 1; n <= kills; n++) {
      const place = (n * 11) % whole.steps.length
      const runId = await killAt(district, zip, place)
      expect(await district.digests(), whole.steps[place]).toEqual(before)
      await district.query(`update sync_runs set alive_at = alive_at - interval '1 hour' where id = $1`, [
        runId,
      ])
      expect(await district.db.inDistrict(district.id, markCutRuns)).toBe(1)
      expect(await district.value('select state from sync_runs where id = $1', [runId])).toBe('cut')
    }
    await district.takeZip('SIS', zip, accepting)
    expect(await district.meaning()).toEqual(whole.meaning)
  })
})

/** Lets a process of its own import, and kills it when it says its step number `place`; the run's id. */
async function killAt(district: TestDistrict, zip: string, place: number): Promise<string> {
  const { runId, sourceId } = await district.db.inDistrict(district.id, async (tx) => {
    const source = await findSource(tx, { name: 'SIS' })
    if (source === null) throw new Error('There is no SIS.')
    const run = { districtId: district.id, fileName: 'next.zip', startedBy: null } as const
    const runId = await createRun(tx, { ...run, state: 'reading', sourceId: source.id })
    return { runId, sourceId: source.id }
  })
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', IMPORT_PROGRAM, district.id, runId, sourceId, zip],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  )
  let said = ''
  child.stdout.on('data', (chunk) => {
    said += String(chunk)
    if (said.split('\n').length > place + 1) child.kill('SIGKILL')
  })
  const [code, signal] = await once(child, 'exit')
  expect([code, signal]).toEqual([null, 'SIGKILL'])
  // The server notices a dead client at its next word to it; then the lock is free.
  while (!(await district.db.inDistrict(district.id, (tx) => lockImports(tx, district.id)))) {
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  return runId
}
