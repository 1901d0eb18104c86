import { closeGate } from '@/lib/platform/district-gate'
import type { RecalculateAfterImport } from '@/lib/platform/recalculation'
import { PROMOTION_ORDER } from './repository/entities/promotion-order'
import { findItemTurns, rememberItems } from './repository/item-turns'
import { nameObjectives } from './repository/objective-names'
import { flagLateOverrides, listPeoplesChanges } from './repository/peoples-changes'
import { promoteDemographics } from './repository/promote-demographics'
import { type Promoted, promoteEntity } from './repository/promote-entity'
import { promoteObjectiveResults } from './repository/promote-objective-results'
import { promoteResultScales } from './repository/promote-result-scales'
import { promoteResults } from './repository/promote-results'
import type { RunContext } from './repository/run-context'
import { raiseFlags, settleChanges } from './repository/settle-changes'
import { refreshStatistics } from './repository/statistics'
import { listPeoplesGrades } from './repository/touched-grades'

/**
 * The one promotion of a run: fresh and gone records of every file become canonical, and what follows from them is
 * written, all in the caller's transaction. Calls `onStep` before each step, so that a cut at any of them can be tried.
 */
export async function promoteChanges(
  run: RunContext,
  timeZone: string,
  recalculate: RecalculateAfterImport,
  onStep: (step: string) => void,
): Promise<{ readonly promoted: ReadonlyMap<string, Promoted>; readonly levelsChanged: number }> {
  const promoted = new Map<string, Promoted>()
  onStep('items-before')
  await rememberItems(run)
  await nameObjectives(run)
  for (const spec of PROMOTION_ORDER) {
    onStep(spec.file)
    promoted.set(spec.file, await promoteEntity(run, spec))
  }
  onStep('demographics')
  promoted.set('demographics', await promoteDemographics(run))
  onStep('item-turns')
  await findItemTurns(run)
  await refreshStatistics(run, 'coursework')
  onStep('results')
  promoted.set('results', await promoteResults(run))
  promoted.set('resultScoreScales', await promoteResultScales(run))
  onStep('resultLearningObjectiveIds')
  promoted.set('resultLearningObjectiveIds', await promoteObjectiveResults(run))
  onStep('settle')
  await refreshStatistics(run, 'scores')
  await settleChanges(run)
  onStep('levels')
  const levelsChanged = await recalculate(run.tx, {
    districtId: run.districtId,
    runId: run.runId,
    at: run.at,
    today: run.today,
    timeZone,
    async closeDistrict() {
      onStep('gate')
      await closeGate(run.tx, run.districtId)
      await raiseFlags(run)
      await flagLateOverrides(run)
      await listPeoplesChanges(run)
      await listPeoplesGrades(run)
    },
  })
  await refreshStatistics(run, 'levels')
  return { promoted, levelsChanged }
}
