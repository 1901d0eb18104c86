import type { Database } from '@/lib/db/client'
import type { Actor } from '@/lib/platform/actor'
import { AppError } from '@/lib/platform/errors'
import { readText } from '@/lib/platform/read-body'
import { DEFAULT_CASE_LIMITS } from '@/lib/protocols/case/limits'
import { parseCasePackage } from '@/lib/protocols/case/parse-package'
import { REFUSALS } from '@/lib/protocols/case/verdicts'
import type { FrameworkAnswer } from './contract'
import { takeFramework } from './take-framework'

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
  return takeFramework(db, { actor, framework: parsed.value })
}
