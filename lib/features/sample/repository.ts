import { periodClosures } from '@/drizzle/schema/roster'
import {
  frameworks as frameworkTable,
  objectiveAssociations,
  objectives as objectiveTable,
} from '@/drizzle/schema/standards'
import { districts } from '@/drizzle/schema/tenancy'
import { frameworks, objectives } from '@/drizzle/seed/frameworks'
import {
  storyClasses,
  storyClosedTerm,
  storyDistrict,
  storyGrades,
  storyMoves,
  storySchools,
} from '@/drizzle/seed/story-classes'
import { storyFigures } from '@/drizzle/seed/story-figures'
import { storyItems } from '@/drizzle/seed/story-items'
import { storyStaff, storyStudents } from '@/drizzle/seed/story-people'
import { storyScores } from '@/drizzle/seed/story-scores'
import type { Tx } from '@/lib/db/client'
import { newId } from '@/lib/platform/new-id'

/** The rows of the sample district's story. */
export function readStory() {
  return {
    district: storyDistrict,
    schools: storySchools,
    grades: storyGrades,
    classes: storyClasses,
    moves: storyMoves,
    closedTerm: storyClosedTerm,
    items: storyItems,
    staff: storyStaff,
    students: storyStudents,
    scores: storyScores,
    frameworks,
    objectives,
    figures: storyFigures,
  } as const
}

export type Story = ReturnType<typeof readStory>

export async function insertSampleDistrict(tx: Tx, districtId: string): Promise<void> {
  const { name, timeZone } = storyDistrict
  await tx.db.insert(districts).values({ id: districtId, slug: 'sample', name, timeZone, isSample: true })
}

/** The story's frameworks, in the state a CASE import would leave them in. */
export async function insertStandards(tx: Tx, districtId: string): Promise<void> {
  await tx.db.insert(frameworkTable).values(frameworks.map((framework) => ({ districtId, ...framework })))
  const byCode = new Map(objectives.map((objective) => [objective.code, objective.id]))
  await tx.db.insert(objectiveTable).values(
    objectives.map((objective) => ({
      districtId,
      id: objective.id,
      scheme: 'case',
      externalId: objective.id.toLowerCase(),
      frameworkId: objective.frameworkId,
      isGroup: objective.isGroup,
      code: objective.code,
      shortStatement: objective.short,
      statement: objective.statement,
      position: objective.position,
    })),
  )
  await tx.db.insert(objectiveAssociations).values(
    objectives.flatMap(({ id, parent, position }) => {
      const toId = parent === null ? undefined : byCode.get(parent)
      return toId === undefined ? [] : [{ districtId, fromId: id, toId, kind: 'isChildOf', position }]
    }),
  )
}

/** Closes the story's closed term, as an administrator of the district has done. */
export async function insertClosure(tx: Tx, districtId: string): Promise<void> {
  const { sourcedId, closedOn } = storyClosedTerm
  const sessionId = await canonicalId(tx, 'academicSessions', sourcedId)
  const closedAt = new Date(`${closedOn}T18:00:00Z`)
  await tx.db.insert(periodClosures).values({ districtId, id: newId(), sessionId, closedAt })
}

/** What a record of the sample's SIS became. */
export async function canonicalId(tx: Tx, entity: string, sourcedId: string): Promise<string> {
  const { rows } = await tx.sql.query<{ id: string }>(
    'select canonical_id as id from links where entity = $1 and sourced_id = $2',
    [entity, sourcedId],
  )
  const found = rows[0]
  if (found === undefined) throw new Error(`The sample lacks ${entity} ${sourcedId}`)
  return found.id
}
