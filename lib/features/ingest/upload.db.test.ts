import { createReadStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { recalculateAfterImport } from '@/lib/features/mastery/recalculate-after-import'
import { act } from '@/lib/platform/acting'
import { database } from '@/lib/platform/database'
import { newToken, startSession } from '@/lib/platform/session'
import { makeSmallDistrict, type SmallDistrict } from '@/lib/platform/testing/small-district'
import { decideRun } from './decide-run'
import { getRun } from './get-run'
import { listSources } from './list-sources'
import { printRefusals } from './print-refusals'
import { takeUpUpload } from './take-up-upload'
import { type Files, printFiles, rec, SMALL, without, withRecs } from './testing/small-files'
import { uploadPackage } from './upload-package'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'tessera-test-'))
})
afterAll(async () => {
  await rm(folder, { recursive: true })
  await database().close()
})

let printed = 0
async function zipOf(files: Files): Promise<string> {
  printed += 1
  const zip = path.join(folder, `${printed}.zip`)
  await printFiles(zip, files)
  return zip
}

async function administered(options: { readonly isSample?: boolean } = {}) {
  const here = await makeSmallDistrict(options)
  const admin = await here.addPerson({ role: 'districtAdministrator', orgId: here.districtOrgId })
  const actor = { kind: 'user', districtId: here.district.id, userId: admin } as const
  const of = { districtId: here.district.id, recalculate: recalculateAfterImport, acceptEnding: false }
  return {
    ...here,
    admin,
    actor,
    upload: (body: AsyncIterable<Uint8Array>, bytesMax = 1_000_000) =>
      uploadPackage(database(), { actor, fileName: 'ours.zip', sourceId: null, body, bytesMax }),
    takeUp: (runId: string, acceptEnding = false) => takeUpUpload(database(), { ...of, runId, acceptEnding }),
    report: (runId: string) => here.within((tx) => getRun(tx, runId)),
    sources: () => here.within((tx) => listSources({ tx, district: here.district })),
    count: (sql: string) =>
      here.within(
        async (tx) => (await tx.sql.query<{ n: number }>(`select count(*)::int as n ${sql}`)).rows[0]?.n,
      ),
  }
}

async function outcomeOf(work: Promise<unknown>): Promise<string> {
  return work.then(
    () => 'done',
    (error: unknown) => (error instanceof Error && 'code' in error ? String(error.code) : String(error)),
  )
}

async function signedIn(at: SmallDistrict, userId: string) {
  const token = newToken()
  await at.within((tx) => startSession(tx, at.district.id, userId, token, new Date()))
  return { district: at.district, token, access: { action: 'import' }, mode: 'read write' } as const
}

describe('an uploaded package', () => {
  test('becomes a run, a source and a report, and leaves no piece of itself behind', async () => {
    const here = await administered()
    const runId = await here.upload(createReadStream(await zipOf(SMALL)))
    expect((await here.report(runId)).state).toBe('waiting')
    await here.takeUp(runId)
    const report = await here.report(runId)
    expect(report).toMatchObject({
      state: 'done',
      startedBy: 'Ada Byron',
      refused: 0,
      source: { name: 'Test', kind: 'sis' },
    })
    expect(report.report?.files.results).toMatchObject({ read: 6, created: 6 })
    expect(await here.count('from upload_chunks')).toBe(0)
    expect(await here.count(`from audit where act = 'upload' and target_id = '${runId}'`)).toBe(1)
    expect(await here.count(`from audit where act = 'import' and actor_id = '${here.admin}'`)).toBe(1)
  })

  test('taken up twice is taken once', async () => {
    const here = await administered()
    const runId = await here.upload(createReadStream(await zipOf(SMALL)))
    await here.takeUp(runId)
    await here.takeUp(runId)
    expect(await here.count(`from audit where act = 'import'`)).toBe(1)
  })

  test('goes to the source it came from before', async () => {
    const here = await administered()
    for (const files of [SMALL, SMALL]) {
      const runId = await here.upload(createReadStream(await zipOf(files)))
      await here.takeUp(runId)
    }
    const { sources } = await here.sources()
    expect(sources.map((source) => [source.name, source.runs.length])).toEqual([['Test', 2]])
  })

  test('that is no package is refused with a reason and somebody to turn to', async () => {
    const here = await administered()
    const runId = await here.upload(piecesOf([Buffer.from('this is not a zip file')]))
    await here.takeUp(runId)
    const report = await here.report(runId)
    expect(report.state).toBe('failed')
    expect(report.refusals).toMatchObject([{ code: 'not_a_package', fixer: 'you' }])
    expect(await here.count('from upload_chunks')).toBe(0)
  })

  test('that breaks off leaves nothing but the run that says so', async () => {
    const here = await administered()
    const broken = new Error('gone')
    await expect(here.upload(piecesOf([Buffer.alloc(5_000_000), broken]), 9_000_000)).rejects.toBe(broken)
    expect(await here.count('from upload_chunks')).toBe(0)
    expect((await here.sources()).runs.map((run) => run.state)).toEqual(['cut'])
  })

  test('that is larger than allowed is refused before it is stored', async () => {
    const here = await administered()
    expect(await outcomeOf(here.upload(piecesOf([Buffer.alloc(2_000_000)]), 1_000_000))).toBe('too-large')
    expect(await here.count('from upload_chunks')).toBe(0)
  })

  test('outlives the process that worked on it', async () => {
    const here = await administered()
    const runId = await here.upload(createReadStream(await zipOf(SMALL)))
    await here.within((tx) =>
      tx.sql.query(`update sync_runs set state = 'promoting', alive_at = now() - interval '5 minutes'`),
    )
    expect((await here.report(runId)).state).toBe('cut')
    await here.takeUp(runId)
    expect((await here.report(runId)).state).toBe('done')
  })
})

describe('a run that stops', () => {
  async function stopped() {
    const here = await administered()
    await here.takeUp(await here.upload(createReadStream(await zipOf(SMALL))))
    const runId = await here.upload(createReadStream(await zipOf(without(SMALL, 'enrollments', 'e-ana-red'))))
    await here.takeUp(runId)
    const decide = (decision: 'accepted' | 'refused') =>
      here.within((tx) => decideRun({ tx, actor: here.actor }, { runId, decision, now: new Date() }))
    const live = () => here.count('from enrollments where ended_at is null')
    return { here, runId, decide, live }
  }

  test('asks with numbers, and changes nothing until somebody answers', async () => {
    const { here, runId, live } = await stopped()
    const report = await here.report(runId)
    expect(report.state).toBe('stopped')
    expect(report.question?.endings).toEqual([
      { file: 'enrollments', school: 'School north', ending: 1, of: 5 },
    ])
    expect(await live()).toBe(5)
  })

  test('goes on when the answer is yes', async () => {
    const { here, runId, decide, live } = await stopped()
    await decide('accepted')
    await here.takeUp(runId, true)
    expect((await here.report(runId)).state).toBe('done')
    expect(await live()).toBe(4)
    expect(
      await here.count(`from audit where act = 'decide-run-accepted' and actor_id = '${here.admin}'`),
    ).toBe(1)
  })

  test('remembers the yes when it is cut and begun again', async () => {
    const { here, runId, decide, live } = await stopped()
    await decide('accepted')
    await here.takeUp(runId)
    expect(await live()).toBe(4)
  })

  test('is given up when the answer is no, and its file with it', async () => {
    const { here, runId, decide, live } = await stopped()
    await decide('refused')
    expect((await here.report(runId)).state).toBe('abandoned')
    expect(await here.count('from upload_chunks')).toBe(0)
    await here.takeUp(runId, true)
    expect(await live()).toBe(5)
  })

  test('is answered once', async () => {
    const { decide } = await stopped()
    await decide('refused')
    expect(await outcomeOf(decide('accepted'))).toBe('conflict')
  })
})

test('the sample district takes its own files and no others', async () => {
  const here = await administered({ isSample: true })
  const zip = await zipOf(SMALL)
  const foreign = await here.upload(createReadStream(zip))
  await here.takeUp(foreign)
  expect(await here.report(foreign)).toMatchObject({
    state: 'failed',
    refusals: [{ code: 'sample_district', fixer: 'you' }],
  })
  expect(await here.count('from classes')).toBe(0)

  const source = { id: foreign, name: 'Own', kind: 'sis', code: 'test' }
  await here.within((tx) =>
    tx.sql.query(
      `insert into sources (district_id, id, name, kind, system_code, precedence) values ($1, $2, $3, $4, $5, 1)`,
      [here.district.id, source.id, source.name, source.kind, source.code],
    ),
  )
  const own = await here.upload(createReadStream(zip))
  await here.takeUp(own)
  expect((await here.report(own)).state).toBe('done')
})

test('a refusal is grouped, placed, given to somebody, and cannot run in a spreadsheet', async () => {
  const here = await administered()
  const files = withRecs(SMALL, {
    results: [
      rec('results', 'r-lost-ana', { score: '3' }),
      rec('results', 'r-quiz-cy', { score: 'many' }),
      rec('results', 'r-homework-cy', { score: 'few' }),
      rec('results', 'r-homework-ben', { scoreStatus: '=1+1' }),
    ],
  })
  const runId = await here.upload(createReadStream(await zipOf(files)))
  await here.takeUp(runId)
  const report = await here.report(runId)
  expect(report.refusals).toMatchObject([
    {
      code: 'invalid_float',
      fate: 'refused',
      count: 2,
      first: { file: 'results.csv', column: 'score' },
      fixer: 'sis',
    },
    { code: 'invalid_enum', count: 1, fixer: 'vendor' },
    { code: 'dangling_reference', fate: 'held', count: 1, fixer: 'itself' },
  ])
  let csv = ''
  for await (const line of printRefusals(database(), here.district.id, runId)) csv += line
  expect(csv.split('\r\n')).toHaveLength(6)
  expect(csv).not.toMatch(/(^|,)[=+@-]/m)
})

describe('the door', () => {
  test('is open to who may import, closed to a teacher', async () => {
    const here = await administered()
    const teacher = await here.addPerson({ role: 'teacher' })
    expect(await outcomeOf(act(await signedIn(here, here.admin), listSources))).toBe('done')
    expect(await outcomeOf(act(await signedIn(here, teacher), listSources))).toBe('forbidden')
  })

  test('shows another district nothing', async () => {
    const here = await administered()
    const there = await administered()
    const runId = await here.upload(createReadStream(await zipOf(SMALL)))
    await there.takeUp(runId)
    expect(await outcomeOf(there.report(runId))).toBe('not-found')
    expect((await there.sources()).runs).toEqual([])
    const decide = there.within((tx) =>
      decideRun({ tx, actor: there.actor }, { runId, decision: 'accepted', now: new Date() }),
    )
    expect(await outcomeOf(decide)).toBe('not-found')
    expect((await here.report(runId)).state).toBe('waiting')
  })
})

async function* piecesOf(parts: readonly (Uint8Array | Error)[]): AsyncGenerator<Uint8Array> {
  for (const part of parts) {
    if (part instanceof Error) throw part
    yield part
  }
}
