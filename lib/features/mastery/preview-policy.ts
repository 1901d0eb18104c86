import { calculateMastery, type Mastery } from '@/lib/core/mastery/calculate-mastery'
import { isEverywhere, type PolicyFinder, type ScopedPolicy, sameScope } from '@/lib/core/mastery/find-policy'
import type { MasteryPolicy } from '@/lib/core/mastery/policy'
import type { Database, Tx } from '@/lib/db/client'
import type { Acting } from '@/lib/platform/acting'
import { mayInDistrict } from '@/lib/platform/authorize'
import { AppError } from '@/lib/platform/errors'
import { findAmong, readPoliciesInForce, readPolicyVersions } from '@/lib/platform/mastery-policies'
import { requireSound } from './adopt-policy'
import type { PreviewAnswer, PreviewBody } from './contract'
import {
  type ChangeTally,
  changeKind,
  createTally,
  type LevelChange,
  type StoredLevel,
} from './count-changes'
import { planForMany } from './repository/bulk-levels'
import { allowSeconds, comparedEvidence, endWriting, storedLevel } from './repository/compared-levels'
import { anyFrozen } from './repository/evidence-sql'
import { readEvidenceFacts } from './repository/item-facts'
import { NO_GRADES, readGrades } from './repository/policies'
import { addUpBySchool, readStandardNames, readStudentNames } from './repository/preview-names'
import { streamEvidence } from './repository/read-evidence'
import { touchScope } from './repository/scope'

type Previewing = Pick<Acting, 'actor' | 'person' | 'district' | 'today'>

/** A preview longer than this is not live any more. */
const SECONDS_MOST = 120
const STANDARDS_MOST = 100
/** Sorts after every id there is, as that of a policy about to be adopted would. */
const DRAFT_ID = 'ffffffff-ffff-ffff-ffff-ffffffffffff'

/**
 * Computes what adopting a policy would change, or retiring it, by the way adopting takes, and keeps nothing. When
 * `signal` aborts, because nobody waits any more, the database stops as well.
 */
export async function previewPolicy(
  db: Database,
  of: Previewing,
  body: PreviewBody,
  signal: AbortSignal,
): Promise<PreviewAnswer> {
  const work = (tx: Tx) => stoppable(db, tx, signal, () => previewInside(tx, of, body))
  return db.inDistrict(of.district.id, work).catch((error: unknown) => {
    if (isCanceled(error)) {
      throw new AppError('unavailable', 'The preview was stopped.', { code: 'preview-stopped' })
    }
    throw error
  })
}

const isCanceled = (error: unknown) => error instanceof Error && 'code' in error && error.code === '57014'

/** Leaving a stream in its middle would leave the connection there: the server is told to end the statement itself. */
async function stoppable<T>(db: Database, tx: Tx, signal: AbortSignal, work: () => Promise<T>): Promise<T> {
  const { rows } = await tx.sql.query<{ pid: number }>('select pg_backend_pid() as pid')
  const stop = () => {
    db.pool.query('select pg_cancel_backend($1)', [rows[0]?.pid]).catch(() => undefined)
  }
  if (signal.aborted)
    throw new AppError('unavailable', 'The preview was stopped.', { code: 'preview-stopped' })
  signal.addEventListener('abort', stop, { once: true })
  try {
    return await work()
  } finally {
    signal.removeEventListener('abort', stop)
  }
}

/** A policy drawn, and how levels would be computed with it. */
interface Draft {
  /** Finds `subject` for every level it is about. */
  readonly finder: PolicyFinder
  readonly subject: ScopedPolicy
  /** Finds what would compute the level afterwards: another where `subject` is to be retired. */
  readonly after: PolicyFinder
}

async function previewInside(tx: Tx, of: Previewing, body: PreviewBody): Promise<PreviewAnswer> {
  const { district, today } = of
  await requireSound({ tx }, body.scope, body.settings)
  const draft = await draftPolicy(tx, body, today)
  await allowSeconds(tx, SECONDS_MOST)
  await touchScope(tx, district.id, draft.finder, draft.subject)
  await endWriting(tx)
  await planForMany(tx, 'touched_levels')
  const facts = await readEvidenceFacts(tx, null)
  const grades = draft.after.looksAt.grade
    ? await readGrades(tx, 'select student_id from touched_levels')
    : NO_GRADES
  const select = comparedEvidence({
    districtId: district.id,
    timeZone: district.timeZone,
    today,
    frozen: await anyFrozen(tx),
  })
  const tally = createTally()
  let total = 0
  await streamEvidence(tx, select, facts, ({ studentId, objectiveId, evidence, beside }) => {
    const was = storedLevel(beside)
    const { settings } = draft.after.find(objectiveId, grades.get(studentId) ?? [])
    const now = calculateMastery(evidence, settings, today)
    if (was.state !== 'none' || now.state !== 'none') total++
    const kind = changeKind(was, now)
    if (kind === null) return
    const overridden = beside.some((row) => row.kind === 'own')
    tally.add({ studentId, objectiveId, kind, was, now, overridden })
  })
  return { total, ...(await answerOf(tx, of, tally, draft, grades)) }
}

async function draftPolicy(tx: Tx, { scope, settings }: PreviewBody, today: string): Promise<Draft> {
  const inForce = await readPoliciesInForce(tx, today)
  const current = inForce.find((policy) => sameScope(policy.scope, scope))
  const others = inForce.filter((policy) => policy !== current)
  if (settings === null && isEverywhere(scope)) {
    throw new AppError('invalid', 'A district is not without a policy.', { code: 'district-policy-stays' })
  }
  if (settings === null && current === undefined) throw new AppError('not-found', 'No such policy.')
  const drawn = { id: current?.id ?? DRAFT_ID, version: 0, name: '', scope }
  const subject = settings === null ? current : { ...drawn, settings }
  if (subject === undefined) throw new Error('There is either a policy or a draft')
  const finder = await findAmong(tx, [...others, subject], null)
  return { finder, subject, after: settings === null ? await findAmong(tx, others, null) : finder }
}

async function answerOf(
  tx: Tx,
  { person, today }: Previewing,
  tally: ChangeTally,
  { after }: Draft,
  grades: ReadonlyMap<string, readonly string[]>,
): Promise<Omit<PreviewAnswer, 'total'>> {
  const { counts, overridden, ofStudent, ofStandard, examples } = tally
  const sum = (standard: string) => Object.values(ofStandard.get(standard) ?? {}).reduce((a, b) => a + b, 0)
  const most = [...ofStandard.keys()].sort((one, other) => sum(other) - sum(one) || (one < other ? -1 : 1))
  const standards = most.slice(0, STANDARDS_MOST)
  const shown = new Set([...standards, ...examples.map(({ objectiveId }) => objectiveId)])
  const names = await readStandardNames(tx, [...shown])
  const nameOf = (id: string) => names.get(id) ?? { id, code: '', title: '' }
  const mayName = mayInDistrict(person, 'read-class')
  const students = mayName
    ? await readStudentNames(
        tx,
        examples.map(({ studentId }) => studentId),
      )
    : NO_NAMES
  const earlier = await readPolicyVersions(tx, [...new Set(examples.flatMap(({ was }) => was.policy ?? []))])
  return {
    ...counts,
    overridden,
    schools: await addUpBySchool(tx, ofStudent, today),
    standards: standards.map((id) => ({ ...nameOf(id), ...(ofStandard.get(id) ?? counts) })),
    standardsChanged: ofStandard.size,
    examples: examples.map((change) => ({
      studentId: change.studentId,
      student: students.get(change.studentId) ?? null,
      standard: nameOf(change.objectiveId),
      was: shownStored(change.was, earlier.get(change.was.policy ?? '')),
      now: shownComputed(change.now, policyOf(change, after, grades)),
      overridden: change.overridden,
    })),
  }
}

const NO_NAMES: ReadonlyMap<string, string> = new Map()

function policyOf(
  { objectiveId, studentId }: LevelChange,
  finder: PolicyFinder,
  grades: ReadonlyMap<string, readonly string[]>,
): MasteryPolicy {
  return finder.find(objectiveId, grades.get(studentId) ?? []).settings
}

type LevelShown = PreviewAnswer['examples'][number]['was']

function shownStored({ state, level, score }: StoredLevel, policy: MasteryPolicy | undefined): LevelShown {
  if (state !== 'level') return withoutLevel(state === 'insufficient' ? state : 'none')
  return { state, level, label: labelOf(level, policy), score }
}

function shownComputed(mastery: Mastery, policy: MasteryPolicy): LevelShown {
  if (mastery.state !== 'level') return withoutLevel(mastery.state)
  const { state, level, score } = mastery
  return { state, level, label: labelOf(level, policy), score }
}

const withoutLevel = (state: 'insufficient' | 'none'): LevelShown => ({
  state,
  level: null,
  label: null,
  score: null,
})

function labelOf(level: number | null, policy: MasteryPolicy | undefined): string | null {
  return policy?.scale.levels.find((one) => one.level === level)?.label ?? null
}
