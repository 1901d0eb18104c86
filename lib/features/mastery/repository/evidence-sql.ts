import { NO_ID } from '@/lib/core/no-id'
import type { Tx } from '@/lib/db/client'

const NO_ID_SQL = `'${NO_ID}'::uuid`

/** One row of evidence as the database hands it out, every column text. What its line item is stands in `item-facts`. */
export interface EvidenceRow {
  readonly student_id: string
  readonly objective_id: string
  readonly school_year: string
  readonly kind: string
  readonly line_item_id: string
  readonly score: string | null
  readonly text: string | null
  readonly status: string
  /** `<scale id>:<version>` where the result names a scale of its own. */
  readonly scale: string | null
  readonly scored_on: string | null
  readonly source_rank: string
  readonly sourced_id: string
}

export const EVIDENCE_COLUMNS = [
  'student_id',
  'objective_id',
  'school_year',
  'kind',
  'line_item_id',
  'score',
  'text',
  'status',
  'scale',
  'scored_on',
  'source_rank',
  'sourced_id',
] as const satisfies readonly (keyof EvidenceRow)[]

/** A person's value in a cell: a number and a text exclude each other, and null leaves the source's word. */
const own = (column: 'number' | 'text', source: string) =>
  `case when v.number is not null or v.text is not null then v.${column} else ${source} end`

/** A mark a person typed is graded unless they said otherwise (core's `effectiveCell`). */
const status = (source: string) =>
  `coalesce(v.status, case when v.number is not null or v.text is not null then 'fully graded' else ${source} end)`

const live = (kind: 'score' | 'objective', objective: string) =>
  `v.kind = '${kind}' and v.objective_id = ${objective} and v.ended_at is null and v.act = 'set'`

const OWN_SCALE = `case when r.scale_id is not null then r.scale_id::text || ':' || r.scale_version end as scale`

const frozenCell = (district: string, cell: string, objective: string) =>
  `f.district_id = ${district} and f.student_id = ${cell}.student_id and f.line_item_id = ${cell}.line_item_id
     and f.objective_id = ${objective} and f.ended_at is null`

/** What evidence is asked for, as SQL. */
export interface EvidenceAsked {
  /** A relation of (student_id, objective_id, school_year). */
  readonly pairs: string
  readonly district: string
  /** The district's time zone: a value typed where no source has one is dated by the school day it was typed on. */
  readonly zone: string
  /** Whether any cell is frozen: where none is, as for most of a year, the planner is spared half of the statement. */
  readonly frozen: boolean
}

/** What a closed period keeps of a cell stands for what the sources say of it by now. */
const notFrozen = ({ frozen, district }: EvidenceAsked, cell: string, objective: string) =>
  frozen ? `and not exists (select from frozen_cells f where ${frozenCell(district, cell, objective)})` : ''

/** No source has a value for one objective alone in the line item and for the student of `of`. */
const noSourcePart = (asked: EvidenceAsked, of: string, objective: string) =>
  `not exists (select from objective_results c where c.district_id = ${asked.district} and c.student_id = ${of}.student_id
                      and c.objective_id = ${objective} and c.line_item_id = ${of}.line_item_id and c.is_cell
                      ${notFrozen(asked, 'c', 'c.objective_id')})
        ${noFrozen(asked, of, objective)}`

const noFrozen = ({ frozen, district }: EvidenceAsked, cell: string, objective: string) =>
  frozen
    ? `and not exists (select from frozen_cells f where ${frozenCell(district, cell, objective)} and f.had)`
    : ''

/** Frozen values of `pairs` and what a person's value makes of them, up to their condition. */
const frozenEvidence = ({ pairs, district }: EvidenceAsked, kind: 'score' | 'objective') => `
    select p.student_id, p.objective_id, p.school_year, '${kind}', r.line_item_id,
           ${own('number', 'r.number')}, ${own('text', 'r.text')}, ${status('r.status')},
           ${OWN_SCALE}, r.scored_on, s.precedence, r.sourced_id
    from ${pairs} p
    join frozen_cells r on r.district_id = ${district} and r.student_id = p.student_id and r.school_year = p.school_year
      and r.ended_at is null and r.had and r.objective_id = ${kind === 'score' ? NO_ID_SQL : 'p.objective_id'}
    join sources s on s.district_id = ${district} and s.id = r.source_id
    left join overrides v on v.district_id = ${district} and v.student_id = r.student_id
      and v.line_item_id = r.line_item_id and ${live(kind, 'r.objective_id')}`

/**
 * Effective evidence for (student, objective, school year) in `pairs`, in the order the design prefers it for one
 * performance: an explicit per-objective value; else, where there is none, the aligned line item's one value. A
 * person's value stands before the source's, and alone where no source has one. Ended line items give none, unless a
 * person's value keeps them, or a closed period.
 */
export function evidenceSql(asked: EvidenceAsked): string {
  const { pairs, district, zone } = asked
  const frozenParts = asked.frozen ? `union all ${frozenEvidence(asked, 'objective')}` : ''
  const frozenScores = asked.frozen
    ? `union all ${frozenEvidence(asked, 'score')}
    join line_item_objectives a on a.district_id = ${district} and a.line_item_id = r.line_item_id
      and a.objective_id = p.objective_id and a.ended_at is null
    where ${noSourcePart(asked, 'r', 'p.objective_id')}`
    : ''
  const typedOn = `(v.at at time zone ${zone})::date`
  return `
    select p.student_id, p.objective_id, p.school_year, 'objective' as kind, c.line_item_id,
           ${own('number', 'c.score')} as score, ${own('text', 'c.text_score')} as text, ${status('r.status')} as status,
           ${OWN_SCALE}, r.scored_on, s.precedence as source_rank, c.sourced_id
    from ${pairs} p
    join objective_results c on c.district_id = ${district} and c.student_id = p.student_id
      and c.objective_id = p.objective_id and c.school_year = p.school_year and c.is_cell
    join results r on r.district_id = ${district} and r.source_id = c.source_id and r.sourced_id = c.result_sourced_id
    join line_items l on l.district_id = ${district} and l.id = c.line_item_id
    join sources s on s.district_id = ${district} and s.id = c.source_id
    left join overrides v on v.district_id = ${district} and v.student_id = c.student_id
      and v.line_item_id = c.line_item_id and ${live('objective', 'c.objective_id')}
    where (l.ended_at is null or v.id is not null) ${notFrozen(asked, 'c', 'c.objective_id')}
    ${frozenParts}
    union all
    select p.student_id, p.objective_id, p.school_year, 'score', r.line_item_id,
           ${own('number', 'r.score')}, ${own('text', 'r.text_score')}, ${status('r.status')},
           ${OWN_SCALE}, r.scored_on, s.precedence, r.sourced_id
    from ${pairs} p
    join results r on r.district_id = ${district} and r.student_id = p.student_id and r.school_year = p.school_year and r.is_cell
    join line_item_objectives a on a.district_id = ${district} and a.line_item_id = r.line_item_id
      and a.objective_id = p.objective_id and a.ended_at is null
    join line_items l on l.district_id = ${district} and l.id = r.line_item_id
    join sources s on s.district_id = ${district} and s.id = r.source_id
    left join overrides v on v.district_id = ${district} and v.student_id = r.student_id
      and v.line_item_id = r.line_item_id and ${live('score', NO_ID_SQL)}
    where (l.ended_at is null or v.id is not null) ${notFrozen(asked, 'r', NO_ID_SQL)}
      and ${noSourcePart(asked, 'r', 'p.objective_id')}
    ${frozenScores}
    union all
    select p.student_id, p.objective_id, p.school_year, case v.kind when 'objective' then 'objective' else 'score' end,
           v.line_item_id, v.number, v.text, ${status(`'not submitted'`)}, null, ${typedOn}, -1, v.id::text
    from ${pairs} p
    join overrides v on v.district_id = ${district} and v.student_id = p.student_id and v.school_year = p.school_year
      and v.ended_at is null and v.act = 'set' and v.kind in ('score', 'objective')
    where case v.kind
      when 'objective' then v.objective_id = p.objective_id
        and ${noSourcePart(asked, 'v', 'p.objective_id')}
      else exists (select from line_item_objectives a where a.district_id = ${district} and a.line_item_id = v.line_item_id
                   and a.objective_id = p.objective_id and a.ended_at is null)
        and not exists (select from results r where r.district_id = ${district} and r.student_id = v.student_id
                        and r.line_item_id = v.line_item_id and r.is_cell ${notFrozen(asked, 'r', NO_ID_SQL)})
        ${noFrozen(asked, 'v', NO_ID_SQL)}
        and ${noSourcePart(asked, 'v', 'p.objective_id')}
      end`
}

/** Whether a closed period holds any cell of the district. */
export async function anyFrozen(tx: Tx): Promise<boolean> {
  const { rows } = await tx.sql.query<{ any: boolean }>(
    'select exists (select from frozen_cells where ended_at is null) as any',
  )
  return rows[0]?.any ?? false
}
