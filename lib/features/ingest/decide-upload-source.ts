import type { Database } from '@/lib/db/client'
import type { SaidOfSystem } from './import-package'
import { createSource, findSource, findSourceByCode, hasSources } from './repository/sources'
import type { UploadFacts } from './repository/uploads'

/** A package that is in order, and is not taken here. */
export class UploadRefused extends Error {
  constructor(
    readonly code: 'sample_district' | 'source_unnamed',
    message: string,
  ) {
    super(message)
  }
}

/** Whose file it is: the source a person chose, else the one the package names, made where it is new. */
export function decideUploadSource(
  db: Database,
  of: { readonly districtId: string; readonly facts: UploadFacts; readonly said: SaidOfSystem },
): Promise<string> {
  const { districtId, facts, said } = of
  return db.inDistrict(districtId, async (tx) => {
    if (facts.isSample) {
      // Its own files only: real children and invented ones must never stand in one district.
      const own = said.systemCode === null ? null : await findSourceByCode(tx, said.systemCode)
      if (own === null)
        throw new UploadRefused(
          'sample_district',
          'The sample district takes no files but its own. Start a district with your own files instead.',
        )
      return own.id
    }
    if (facts.sourceId !== null) return facts.sourceId
    const name = said.systemName ?? said.systemCode
    if (name === null)
      throw new UploadRefused(
        'source_unnamed',
        'The package does not say which system it comes from. Choose its source and upload it again.',
      )
    const found = await findSource(tx, { name, systemCode: said.systemCode })
    if (found !== null) return found.id
    // The first system of a district is nearly always the one that keeps its roster.
    const kind = (await hasSources(tx)) ? 'other' : 'sis'
    return (await createSource(tx, districtId, { name, systemCode: said.systemCode, kind })).id
  })
}
