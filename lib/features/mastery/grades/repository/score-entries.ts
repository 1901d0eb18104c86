import type { GradeScore } from '@/lib/core/grade/grade-input'
import { type CellValue, effectiveCell, hasFlag, type PeopleValue } from '@/lib/core/gradebook/cell'
import { parseScoreStatus } from '@/lib/core/gradebook/score-status'
import type { ScoreScale } from '@/lib/core/mastery/score-scale'
import { NO_ID } from '@/lib/core/no-id'
import type { ClassFacts, GradedItem } from './class-facts'

/** Divides a pair's entries: JSON writes no such character as it is. */
const DIVIDER = '\u001e'
const ID_LENGTH = 36

const NO_ID_SQL = `'${NO_ID}'::uuid`

const packed = (
  cell: string,
) => `(coalesce(${cell}.late, false)::int + 2 * coalesce(${cell}.missing, false)::int
  + 4 * coalesce(${cell}.incomplete, false)::int + 8 * coalesce(${cell}.in_progress, false)::int)`

const scaleOf = (cell: string) =>
  `case when ${cell}.scale_id is not null then ${cell}.scale_id::text || ':' || ${cell}.scale_version end`

const frozen = (
  district: string,
  cell: string,
) => `select from frozen_cells f where f.district_id = ${district}
  and f.student_id = ${cell}.student_id and f.line_item_id = ${cell}.line_item_id and f.objective_id = ${NO_ID_SQL} and f.ended_at is null`

const live = (
  district: string,
) => `v.district_id = ${district} and v.kind = 'score' and v.objective_id = ${NO_ID_SQL}
  and v.ended_at is null and v.act = 'set'`

const ofCell = (cell: string) => `v.student_id = ${cell}.student_id and v.line_item_id = ${cell}.line_item_id`

/**
 * A cell as one text: the line item's id, and the number of an ordinary graded one; of every other, in JSON, what its
 * source says (score, text, status, flags, scale), and what a person does (number, text, status, flags).
 */
const entry = (
  cell: string,
  score: string,
  text: string,
  flags: string,
) => `${cell}.line_item_id::text || case
  when v.id is null and ${cell}.status = 'fully graded' and ${score} is not null and ${text} is null and ${flags} = 0
    and ${cell}.scale_id is null then ${score}::text
  else json_build_array(${score}::text, ${text}, ${cell}.status, ${flags}, ${scaleOf(cell)},
                        v.id is not null, v.number::text, v.text, v.status, v.flags)::text end`

/**
 * SQL: for each (student_id, class_id) of the relation `pairs`, one row with all cells of the student in the class as
 * `entries`, null for none. What a closed period keeps stands before what sources say by now; ended line items give
 * nothing, unless a person's value keeps them. `district` is SQL.
 */
export function scoreEntriesSql(pairs: string, district: string): string {
  return `
    select e.student_id::text as "studentId", e.class_id::text as "classId", string_agg(e.entry, '${DIVIDER}') as entries
    from (
      select p.student_id, p.class_id, null as entry from ${pairs} p
      union all
      select p.student_id, p.class_id, ${entry('r', 'r.score', 'r.text_score', packed('r'))}
      from ${pairs} p
      join results r on r.district_id = ${district} and r.student_id = p.student_id and r.class_id = p.class_id and r.is_cell
      join line_items l on l.district_id = ${district} and l.id = r.line_item_id
      left join overrides v on ${live(district)} and ${ofCell('r')}
      where (l.ended_at is null or v.id is not null) and not exists (${frozen(district, 'r')})
      union all
      select p.student_id, p.class_id, ${entry('k', 'k.number', 'k.text', 'coalesce(k.flags, 0)')}
      from ${pairs} p
      join frozen_cells k on k.district_id = ${district} and k.student_id = p.student_id and k.objective_id = ${NO_ID_SQL}
        and k.ended_at is null and k.had
      join line_items l on l.district_id = ${district} and l.id = k.line_item_id and l.class_id = p.class_id
      left join overrides v on ${live(district)} and ${ofCell('k')}
      union all
      select p.student_id, p.class_id,
             v.line_item_id::text || json_build_array(null, null, null, 0, null, true, v.number::text, v.text, v.status, v.flags)::text
      from ${pairs} p
      join overrides v on ${live(district)} and v.student_id = p.student_id
      join line_items l on l.district_id = ${district} and l.id = v.line_item_id and l.class_id = p.class_id
      where not exists (${frozen(district, 'v')} and f.had)
        and not exists (select from results r where r.district_id = ${district} and r.student_id = v.student_id
                          and r.line_item_id = v.line_item_id and r.is_cell and not exists (${frozen(district, 'r')}))
    ) e
    group by e.student_id, e.class_id`
}

export interface ScoreEntriesRow {
  readonly studentId: string
  readonly classId: string
  readonly entries: string | null
}

/** A score of the class, and the same without the person's value above it; null where nothing is beneath. */
export interface ScoreInClass {
  readonly score: GradeScore
  readonly item: GradedItem
  readonly beneath: GradeScore | null
  readonly overridden: boolean
}

/** The scores in `entries`, for a class's facts. */
export function readScoreEntries(
  entries: string | null,
  facts: ClassFacts,
  scales: ReadonlyMap<string, ScoreScale>,
): readonly ScoreInClass[] {
  if (entries === null) return []
  const scores: ScoreInClass[] = []
  for (const text of entries.split(DIVIDER)) {
    const itemId = text.slice(0, ID_LENGTH)
    const item = facts.items.get(itemId)
    if (item === undefined) continue
    const rest = text.slice(ID_LENGTH)
    scores.push(
      rest.startsWith('[') ? unusual(itemId, item, rest, scales) : ordinary(itemId, item, rest, scales),
    )
  }
  return scores
}

function ordinary(
  itemId: string,
  item: GradedItem,
  number: string,
  scales: ReadonlyMap<string, ScoreScale>,
): ScoreInClass {
  const score = Number(number)
  const value: CellValue = { score, text: null, status: 'fully graded', flags: 0 }
  const graded = toGradeScore(itemId, item, value, item.scale, scales)
  return { score: graded, item, beneath: graded, overridden: false }
}

type Unusual = readonly [
  score: string | null,
  text: string | null,
  status: string | null,
  flags: number,
  scale: string | null,
  overridden: boolean,
  ownNumber: string | null,
  ownText: string | null,
  ownStatus: string | null,
  ownFlags: number | null,
]

function unusual(
  itemId: string,
  item: GradedItem,
  json: string,
  scales: ReadonlyMap<string, ScoreScale>,
): ScoreInClass {
  // SAFETY: written by `entry` above, in this order.
  const [score, text, status, flags, ownScale, overridden, number, ownText, ownStatus, ownFlags] = JSON.parse(
    json,
  ) as Unusual
  const source: CellValue | null =
    status === null
      ? null
      : { score: numberOf(score), text, status: statusOf(status) ?? 'not submitted', flags }
  const typed: PeopleValue | null = overridden
    ? { score: numberOf(number), text: ownText, status: statusOf(ownStatus), flags: ownFlags ?? 0 }
    : null
  const scale = ownScale ?? item.scale
  const beneath = source && toGradeScore(itemId, item, source, scale, scales)
  const value = effectiveCell(source, typed)
  if (value === null) throw new Error('An entry is of a source or of a person')
  return { score: toGradeScore(itemId, item, value, scale, scales), item, beneath, overridden }
}

const numberOf = (text: string | null) => (text === null ? null : Number(text))

const statusOf = (text: string | null) => (text === null ? null : (parseScoreStatus(text) ?? 'not submitted'))

/** A value as the engine takes it. A maximum of 0 already says extra credit. */
export function toGradeScore(
  itemId: string,
  item: GradedItem,
  value: CellValue,
  scale: string | null,
  scales: ReadonlyMap<string, ScoreScale>,
): GradeScore {
  return {
    itemId,
    title: item.title,
    categoryId: item.categoryId,
    score: value.score,
    text: value.text,
    scale: scale === null ? null : (scales.get(scale) ?? null),
    minimum: item.minimum,
    maximum: item.maximum,
    status: value.status,
    missing: hasFlag(value.flags, 'missing'),
    late: hasFlag(value.flags, 'late'),
    extraCredit: false,
    dueOn: item.dueOn,
    sourcedId: item.sourcedId,
  }
}
