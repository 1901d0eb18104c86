import type { GradeCategory } from '@/lib/core/grade/grade-input'
import { joinCategories, type MetCategory } from '@/lib/core/gradebook/join-categories'
import type { ScoreScale } from '@/lib/core/mastery/score-scale'
import { NO_ID } from '@/lib/core/no-id'
import type { Tx } from '@/lib/db/client'
import { CATEGORY_SOURCES } from '@/lib/platform/category-sources'
import { type ClassGradePolicy, gradePolicyOfClass, UNDECIDED_GRADES } from '@/lib/platform/grade-policies'
import { itemClosed, YEAR_CLOSED } from '@/lib/platform/period-closures'
import { readScales } from '../../repository/item-facts'

/** A term a class has grades of. Where the class names none, its whole year is one, of the null id. */
interface GradeTerm {
  readonly id: string
  /** Its grades stand, whatever the scores say by now. */
  readonly closed: boolean
}

/** What a score takes from its line item. */
export interface GradedItem {
  readonly title: string
  readonly categoryId: string | null
  readonly minimum: number | null
  readonly maximum: number | null
  readonly dueOn: string | null
  /** `<scale id>:<version>` of today's version. */
  readonly scale: string | null
  readonly sourcedId: string
  /** Terms of the class it counts in. */
  readonly termIds: readonly string[]
}

/** What turns a class's scores into grades. */
export interface ClassFacts {
  readonly schoolYear: number
  readonly terms: readonly GradeTerm[]
  readonly items: ReadonlyMap<string, GradedItem>
  readonly categories: readonly GradeCategory[]
  readonly policy: ClassGradePolicy
}

export interface GradeFacts {
  readonly classes: ReadonlyMap<string, ClassFacts>
  readonly scales: ReadonlyMap<string, ScoreScale>
}

interface ClassRow {
  readonly id: string
  readonly schoolYear: number
  readonly yearClosed: boolean
  readonly terms: readonly GradeTerm[]
  readonly policy: ClassGradePolicy | null
}

interface ItemRow extends Omit<GradedItem, 'minimum' | 'maximum' | 'termIds'> {
  readonly id: string
  readonly classId: string
  readonly minimum: string | null
  readonly maximum: string | null
  readonly sessionId: string | null
}

/** Read once for all grades of a recalculation. `classes` is SQL for a set of class ids, in which $1 is `parameter`. */
export async function readGradeFacts(
  tx: Tx,
  of: { readonly classes: string; readonly parameter?: readonly string[]; readonly today: string },
): Promise<GradeFacts> {
  const parameters = of.parameter === undefined ? [] : [of.parameter]
  const day = `$${parameters.length + 1}::date`
  const classes = await tx.sql.query<ClassRow>(
    `select c.id, c.school_year as "schoolYear", ${YEAR_CLOSED} as "yearClosed",
       (select coalesce(json_agg(json_build_object('id', x.session_id, 'closed', ${itemClosed('x.session_id')}) order by x.session_id), '[]')
        from class_sessions x where x.district_id = c.district_id and x.class_id = c.id) as terms,
       ${gradePolicyOfClass(day)} as policy
     from classes c where c.id in (${of.classes})`,
    [...parameters, of.today],
  )
  // Of a line item several sources know, the name that sorts first: it stays when another source comes to know it.
  const items = await tx.sql.query<ItemRow>(
    `select l.id, l.class_id as "classId", l.title, l.category_id as "categoryId", l.result_min as minimum, l.result_max as maximum,
            l.due_on as "dueOn", l.session_id as "sessionId", l.scale_id::text || ':' || s.version as scale,
            coalesce((select min(k.sourced_id) from links k where k.district_id = l.district_id
                        and k.canonical_id = l.id and k.entity = 'lineItems'), l.id::text) as "sourcedId"
     from line_items l left join score_scales s on s.district_id = l.district_id and s.id = l.scale_id
     where l.class_id in (${of.classes})`,
    parameters,
  )
  const categories = await readCategories(tx, of.classes, parameters)
  const parentOf = await readParents(tx)
  const itemsOf = groupByClass(items.rows)
  const facts = new Map<string, ClassFacts>()
  for (const row of classes.rows) {
    const own = itemsOf.get(row.id) ?? []
    const terms = row.terms.length > 0 ? row.terms : [{ id: NO_ID, closed: row.yearClosed }]
    const { standing, standingFor } = joinCategories(categoriesOf(own, categories))
    facts.set(row.id, {
      schoolYear: row.schoolYear,
      terms,
      items: new Map(own.map((item) => [item.id, toItem(item, standingFor, terms, parentOf)])),
      categories: standing.map(({ sources: _, ...category }) => category),
      policy: row.policy ?? UNDECIDED_GRADES,
    })
  }
  return { classes: facts, scales: await readScales(tx) }
}

function groupByClass(rows: readonly ItemRow[]): ReadonlyMap<string, readonly ItemRow[]> {
  const groups = new Map<string, ItemRow[]>()
  for (const row of rows) {
    const group = groups.get(row.classId)
    if (group === undefined) groups.set(row.classId, [row])
    else group.push(row)
  }
  return groups
}

function toItem(
  { minimum, maximum, sessionId, title, categoryId, dueOn, scale, sourcedId }: ItemRow,
  standingFor: (categoryId: string) => string,
  terms: readonly GradeTerm[],
  parentOf: ReadonlyMap<string, string>,
): GradedItem {
  return {
    title,
    categoryId: categoryId && standingFor(categoryId),
    minimum: minimum === null ? null : Number(minimum),
    maximum: maximum === null ? null : Number(maximum),
    dueOn,
    scale,
    sourcedId,
    termIds: termsOf(sessionId, terms, parentOf),
  }
}

/** The terms of the class a session is, or lies within; all of them where it lies within none. */
function termsOf(
  sessionId: string | null,
  terms: readonly GradeTerm[],
  parentOf: ReadonlyMap<string, string>,
): readonly string[] {
  const around = new Set<string>()
  for (let at = sessionId ?? undefined; at !== undefined && !around.has(at); at = parentOf.get(at))
    around.add(at)
  const ids = terms.map(({ id }) => id)
  const within = ids.filter((id) => around.has(id))
  return within.length > 0 ? within : ids
}

function categoriesOf(
  items: readonly ItemRow[],
  categories: ReadonlyMap<string, GradeCategory & MetCategory>,
): readonly (GradeCategory & MetCategory)[] {
  const ids = new Set(items.map(({ categoryId }) => categoryId ?? ''))
  return [...ids].flatMap((id) => categories.get(id) ?? [])
}

async function readCategories(
  tx: Tx,
  classes: string,
  parameters: readonly unknown[],
): Promise<ReadonlyMap<string, GradeCategory & MetCategory>> {
  const { rows } = await tx.sql.query<MetCategory & { weight: string | null }>(
    `select k.id, k.title, k.weight, ${CATEGORY_SOURCES} as sources from categories k
     where k.id in (select l.category_id from line_items l where l.class_id in (${classes}))`,
    [...parameters],
  )
  return new Map(
    rows.map(({ weight, ...row }) => [row.id, { ...row, weight: weight === null ? null : Number(weight) }]),
  )
}

async function readParents(tx: Tx): Promise<ReadonlyMap<string, string>> {
  const { rows } = await tx.sql.query<{ id: string; parentId: string }>(
    `select id, parent_id as "parentId" from academic_sessions where parent_id is not null`,
  )
  return new Map(rows.map(({ id, parentId }) => [id, parentId]))
}
