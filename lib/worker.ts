import { type ParsedCronItem, parseCronItems, run, type Task, type TaskList } from 'graphile-worker'
import pg from 'pg'
import { JOBS_ROLE } from '@/lib/db/migrate/roles'
import { refusePrivilegedLogin } from '@/lib/db/refuse-privileged-login'
import { proveNoOrphans } from '@/lib/features/ingest/prove-no-orphans'
import { takeUpUpload } from '@/lib/features/ingest/take-up-upload'
import { computeAdoption } from '@/lib/features/mastery/compute-adoption'
import { recalculateAfterImport } from '@/lib/features/mastery/recalculate-after-import'
import { settleLevels } from '@/lib/features/mastery/settle-levels'
import { startSealing } from '@/lib/platform/audit-sealer'
import { verifyAudit } from '@/lib/platform/audit-verify'
import { database } from '@/lib/platform/database'
import { listDistricts } from '@/lib/platform/district'
import { env } from '@/lib/platform/env'
import { JOBS, type JobName, type JobPayload } from '@/lib/platform/jobs/catalog'
import { enqueue } from '@/lib/platform/jobs/enqueue'
import { log } from '@/lib/platform/log'
import { onStop } from '@/lib/platform/on-stop'

type Handlers = { readonly [N in JobName]: (payload: JobPayload<N>) => Promise<void> }

/** Every job's verb. A handler opens the district its payload names, as any request would. */
const HANDLERS: Handlers = {
  'import-upload': ({ districtId, runId }) =>
    takeUpUpload(database(), { districtId, runId, acceptEnding: false, recalculate: recalculateAfterImport }),
  'promote-run': ({ districtId, runId }) =>
    takeUpUpload(database(), { districtId, runId, acceptEnding: true, recalculate: recalculateAfterImport }),
  'compute-adoption': (of) => computeAdoption(database(), of),
  'settle-levels': (of) => settleLevels(database(), of),
  'prove-no-orphans': async ({ districtId }) => {
    const orphans = await proveNoOrphans(database(), districtId)
    if (orphans > 0) log.error({ districtId, count: orphans }, 'Facts point nowhere')
  },
  'verify-audit': async ({ districtId }) => {
    const verdict = await database().inDistrict(districtId, (tx) => verifyAudit(tx, districtId), 'read only')
    if (!verdict.ok) log.error({ districtId, code: verdict.break.how }, 'The audit does not hold')
  },
  nightly: async () => {
    for (const { id: districtId } of await listDistricts()) {
      await database().inDistrict(districtId, async (tx) => {
        for (const job of ['prove-no-orphans', 'verify-audit'] as const) {
          await enqueue(tx, job, { districtId }, `${job}:${districtId}`)
        }
      })
    }
  },
}

/** A payload that is not what the catalogue says is a defect, and fails the job where it can be seen. */
function taskOf<N extends JobName>(name: N): Task {
  return async (payload) => {
    const parsed = JOBS[name].parse(payload)
    // SAFETY: the schema of this name parsed it.
    await HANDLERS[name](parsed as JobPayload<N>)
  }
}

function taskList(): TaskList {
  // SAFETY: keys of HANDLERS are the job names.
  const names = Object.keys(HANDLERS) as JobName[]
  return Object.fromEntries(names.map((name) => [name, taskOf(name)]))
}

/** When nobody is at work in most districts: 9:00 UTC is deep in the American night. */
const NIGHTLY: ParsedCronItem[] = parseCronItems([{ task: 'nightly', match: '0 9 * * *' }])

const login = await refusePrivilegedLogin(database().pool)
if (!login.ok) {
  process.stderr.write(`${login.problem}\n`)
  process.exit(1)
}
// The queue's own connections take on the role that owns it; work in a district is done as the app's login.
const queue = new pg.Pool({ connectionString: env.DATABASE_URL, max: 3, options: `-c role=${JOBS_ROLE}` })
queue.on('error', () => undefined)
queue.on('connect', (client) => client.on('error', () => undefined))
const runner = await run({
  pgPool: queue,
  taskList: taskList(),
  parsedCronItems: NIGHTLY,
  concurrency: 2,
  noHandleSignals: true,
  noPreparedStatements: true,
})
const sealer = startSealing(database(), async () => (await listDistricts()).map(({ id }) => id))
log.info({}, 'Working')
process.send?.('listening')

onStop(async () => {
  await runner.stop()
  await sealer.stop()
  await queue.end()
  await database().close()
})
