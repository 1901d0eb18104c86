import type { Result } from '@/lib/core/result'
import { ok, refused } from '@/lib/core/result'
import type { Database } from '@/lib/db/client'
import { askCaseServer, tellable } from './ask-case-server'
import type { OfferAnswer, OfferedFramework, ServerBody, ServerProblem } from './contract'
import { readEditions } from './repository/framework-reads'

/** The frameworks a CASE server offers, by title, each beside what the district has of it. */
export async function listOfferedFrameworks(
  db: Database,
  of: { readonly districtId: string; readonly server: ServerBody; readonly signal: AbortSignal },
): Promise<Result<OfferAnswer, ServerProblem>> {
  const listed = await askCaseServer(of.server, of).listDocuments()
  if (!listed.ok) return refused(tellable(listed.problem))
  const { documents, leftOut, cutOff } = listed.value
  const editions = await db.inDistrict(of.districtId, readEditions, 'read only')
  const frameworks = documents.map(
    (document): OfferedFramework => ({
      identifier: document.identifier,
      title: document.title,
      creator: document.creator,
      edition: document.version,
      adoption: document.adoptionStatus,
      changedAt: document.lastChangeDateTime,
      standing: standingOf(document.lastChangeDateTime, editions.get(document.identifier)),
    }),
  )
  return ok({
    frameworks: frameworks.toSorted((one, other) => one.title.localeCompare(other.title)),
    isCut: cutOff || leftOut > 0,
  })
}

/** `known`: when the district's edition changed, null where that is not said; undefined where it has none. */
function standingOf(changedAt: string | null, known: Date | null | undefined): OfferedFramework['standing'] {
  if (known === undefined) return 'new'
  return changedAt !== null && known !== null && Date.parse(changedAt) > known.getTime() ? 'newer' : 'held'
}
