import type { GradeLevel } from '@/lib/core/grade/grade-input'
import { type MasteryScale, numberOfLevel } from '@/lib/core/mastery/scale'
import { NO_ID } from '@/lib/core/no-id'
import type { Tx } from '@/lib/db/client'
import { readPolicyFinder } from '@/lib/platform/mastery-policies'

/** A student's level on an objective the class shows, null for none, and the same without the person's level above it. */
export interface LevelInClass {
  readonly objectiveId: string
  readonly scale: MasteryScale
  readonly level: GradeLevel | null
  readonly beneath: GradeLevel | null
  readonly overridden: boolean
}

interface Raw {
  readonly pair: number
  readonly objectiveId: string
  readonly level: number | null
  readonly score: string | null
  readonly scale: MasteryScale | null
  readonly ownLevel: number | null
  readonly ownNumber: string | null
}

export interface ClassStudent {
  readonly studentId: string
  readonly classId: string
}

/** Effective levels of students on the objectives their class shows, in the order of `pairs`. */
export async function readLevelsOfClasses(
  tx: Tx,
  pairs: readonly ClassStudent[],
  today: string,
): Promise<readonly (readonly LevelInClass[])[]> {
  const { rows } = await tx.sql.query<Raw>(
    `select p.n::int - 1 as pair, x.objective_id as "objectiveId", v.level, v.score, m.settings->'scale' as scale,
            o.level as "ownLevel", o.number as "ownNumber"
     from unnest($1::uuid[], $2::uuid[]) with ordinality p(student_id, class_id, n)
     join classes c on c.id = p.class_id
     join class_objectives x on x.district_id = c.district_id and x.class_id = c.id and x.ended_at is null
     left join levels v on v.district_id = c.district_id and v.student_id = p.student_id and v.school_year = c.school_year
       and v.objective_id = x.objective_id and v.term_id = '${NO_ID}' and v.state = 'level'
     left join mastery_policy_versions m on m.district_id = v.district_id and m.policy_id = v.policy_id and m.version = v.policy_version
     left join overrides o on o.district_id = c.district_id and o.student_id = p.student_id and o.kind = 'level'
       and o.objective_id = x.objective_id and o.school_year = c.school_year and o.ended_at is null and o.act = 'set'`,
    [pairs.map(({ studentId }) => studentId), pairs.map(({ classId }) => classId)],
  )
  const unscaled = rows.flatMap(({ scale, objectiveId }) => (scale === null ? [objectiveId] : []))
  const finder = unscaled.length === 0 ? null : await readPolicyFinder(tx, today, unscaled)
  const levels: LevelInClass[][] = pairs.map(() => [])
  for (const row of rows) {
    const scale = row.scale ?? finder?.find(row.objectiveId, []).settings.scale
    if (scale === undefined) throw new Error('Every objective has a policy')
    levels[row.pair]?.push(toLevel(row, scale))
  }
  return levels
}

function toLevel(row: Raw, scale: MasteryScale): LevelInClass {
  const { objectiveId } = row
  const of = { objectiveId, top: scale.top }
  const beneath =
    row.level === null || row.score === null ? null : { ...of, level: row.level, score: Number(row.score) }
  if (row.ownLevel === null) return { objectiveId, scale, level: beneath, beneath, overridden: false }
  const score = row.ownNumber === null ? numberOfLevel(row.ownLevel, scale) : Number(row.ownNumber)
  return { objectiveId, scale, level: { ...of, level: row.ownLevel, score }, beneath, overridden: true }
}
