import type { Database } from '@/lib/db/client'
import type { Actor } from '@/lib/platform/actor'
import { AppError } from '@/lib/platform/errors'
import { readText } from '@/lib/platform/read-body'
import { DEFAULT_CASE_LIMITS } from '@/lib/protocols/case/limits'
import { parseCasePackage } from '@/lib/protocols/case/parse-package'
import { REFUSALS, TOLERANCES, type ToleranceCode } from '@/lib/protocols/case/verdicts'
import type { FrameworkAnswer } from './contract'
import { importFramework } from './import-framework'

const REFUSALS_SHOWN = 100

/**
 * A CASE package sent by an administrator: read, taken in, and told what came of it. A file nothing can be read of is
 * refused as `invalid` with the reader's reason, and nothing has changed.
 */
export async function uploadFramework(
  db: Database,
  { actor, request }: { readonly actor: Actor; readonly request: Request },
): Promise<FrameworkAnswer> {
  const parsed = parseCasePackage(await readText(request, DEFAULT_CASE_LIMITS.fileChars))
  if (!parsed.ok) {
    const { code, path, found } = parsed.problem
    throw new AppError('invalid', REFUSALS[code], {
      code,
      sentence: REFUSALS[code],
      path,
      found: found ?? '',
    })
  }
  const framework = parsed.value
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
