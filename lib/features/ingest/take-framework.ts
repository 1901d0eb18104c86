import type { Database } from '@/lib/db/client'
import type { Actor } from '@/lib/platform/actor'
import type { CasePackage } from '@/lib/protocols/case/framework'
import { REFUSALS, TOLERANCES, type ToleranceCode } from '@/lib/protocols/case/verdicts'
import type { FrameworkAnswer } from './contract'
import { importFramework } from './import-framework'

const REFUSALS_SHOWN = 100

/** Takes a framework in and tells what came of it, what was borne with, and what was left out and where. */
export async function takeFramework(
  db: Database,
  { actor, framework }: { readonly actor: Actor; readonly framework: CasePackage },
): Promise<FrameworkAnswer> {
  const outcome = await importFramework(db, { actor, framework })
  return {
    state: outcome.state,
    title: framework.document.title,
    frameworkId: outcome.state === 'done' ? outcome.frameworkId : null,
    counts: outcome.state === 'done' ? { ...outcome.counts } : {},
    tolerances: Object.entries(framework.tolerances).map(([code, count]) => ({
      code,
      // SAFETY: the reader counts under its own codes.
      sentence: TOLERANCES[code as ToleranceCode],
      count: count ?? 0,
    })),
    refusals: framework.refusals.slice(0, REFUSALS_SHOWN).map((refusal) => ({
      code: refusal.code,
      sentence: REFUSALS[refusal.code],
      path: refusal.path,
      found: refusal.found ?? refusal.identifier ?? '',
    })),
    refusalCount: framework.refusalCount,
  }
}
