import type { Database } from '@/lib/db/client'
import type { Actor } from '@/lib/platform/actor'
import { writeAudit } from '@/lib/platform/audit'
import { enqueue } from '@/lib/platform/jobs/enqueue'
import { newId } from '@/lib/platform/new-id'
import type { CaseAssociation, CaseItem, CasePackage } from '@/lib/protocols/case/framework'
import { orderTree } from '@/lib/protocols/case/order-tree'
import {
  type FrameworkAssociation,
  type FrameworkCounts,
  type FrameworkObjective,
  promoteFramework,
  storeFramework,
} from './repository/promote-framework'

export type FrameworkOutcome =
  | { readonly state: 'done'; readonly frameworkId: string; readonly counts: FrameworkCounts }
  /** The district holds an edition that changed later than this one; nothing was written. */
  | { readonly state: 'older' }

/**
 * Takes a framework into the district in one transaction: items by identifier, the newer words winning, vanished ones
 * retired, associations kept. The same package again changes nothing but the audit. Line items and results that named
 * its items before now have their words.
 */
export function importFramework(
  db: Database,
  order: { readonly actor: Actor; readonly framework: CasePackage },
): Promise<FrameworkOutcome> {
  const { actor, framework } = order
  const { document } = framework
  return db.inDistrict(actor.districtId, async (tx) => {
    const records = {
      external: document.identifier,
      title: document.title,
      creator: document.creator,
      edition: document.version,
      adoption: document.adoptionStatus,
      changedAt: document.lastChangeDateTime,
      objectives: objectivesOf(framework),
      associations: associationsOf(framework),
      complete: isWhole(framework),
    }
    const stored = await storeFramework(tx, { districtId: actor.districtId, id: newId() }, records)
    if (stored === null) return { state: 'older' }
    const at = new Date()
    const of = { districtId: actor.districtId, frameworkId: stored.id, at }
    const counts = await promoteFramework(tx, of, records)
    // Policies hold for frameworks and their branches: levels may have come under another.
    if (Object.values(counts).some((count) => count > 0)) {
      const { districtId } = actor
      await enqueue(tx, 'settle-levels', { districtId }, `settle-levels:${districtId}`)
    }
    await writeAudit(tx, actor, {
      act: 'import-framework',
      targetKind: 'framework',
      targetId: stored.id,
      counts: { ...counts },
    })
    return { state: 'done', frameworkId: stored.id, counts }
  })
}

/** Whether every item and association could be read: one value cut or dropped leaves its item standing. */
function isWhole({ refusals, refusalCount }: CasePackage): boolean {
  return (
    refusalCount === refusals.length && refusals.every(({ part }) => part === 'field' || part === 'rubric')
  )
}

const SHORT_MAX = 60

function objectivesOf(framework: CasePackage): readonly FrameworkObjective[] {
  const places = orderTree(framework)
  return framework.items.map((item) => {
    const place = places.get(item.identifier)
    return {
      external: item.identifier,
      code: item.humanCodingScheme,
      short: shortOf(item),
      statement: item.fullStatement,
      position: place?.position ?? 0,
      isGroup: place?.isGroup ?? false,
      itemType: item.type,
      listNumber: item.listEnumeration,
      gradeLevels: item.educationLevel.length === 0 ? null : item.educationLevel,
      // An item that does not say is as old as the document it stands in.
      changedAt: item.lastChangeDateTime ?? framework.document.lastChangeDateTime,
    }
  })
}

/** A few words for a column header: the framework's own short form, else the statement's beginning, cut at a word. */
function shortOf(item: CaseItem): string {
  const own = item.abbreviatedStatement ?? item.alternativeLabel
  if (own !== null) return own
  if (item.fullStatement.length <= SHORT_MAX) return item.fullStatement
  const cut = item.fullStatement.slice(0, SHORT_MAX)
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), SHORT_MAX / 2)).trimEnd()}…`
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** The place of one that names none, and the largest the column holds. */
const LAST = 2_147_483_647

/** A root hangs on the document, which is no item; and an end that is no UUID can never be met by one. */
function associationsOf({ document, associations }: CasePackage): readonly FrameworkAssociation[] {
  const isItem = (id: string) => id !== document.identifier && UUID.test(id)
  return associations
    .filter(({ from, to }: CaseAssociation) => isItem(from.identifier) && isItem(to.identifier))
    .map(({ from, to, type, sequenceNumber }) => ({
      from: from.identifier,
      to: to.identifier,
      kind: type,
      position: Math.min(sequenceNumber ?? LAST, LAST),
    }))
}
