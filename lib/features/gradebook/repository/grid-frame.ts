import type { GradePolicy } from '@/lib/core/grade/grade-policy'
import { type ClosedSession, isClassClosed, isSessionClosed } from '@/lib/core/gradebook/closed-sessions'
import type { GridCategory, GridObjective, GridScoreScale, GridSource } from '@/lib/core/gradebook/grid'
import { type JoinedCategories, joinCategories, type MetCategory } from '@/lib/core/gradebook/join-categories'
import type { ScopedPolicy } from '@/lib/core/mastery/find-policy'
import { readScoreScale } from '@/lib/core/mastery/score-scale'
import type { Tx } from '@/lib/db/client'
import { CATEGORY_SOURCES } from '@/lib/platform/category-sources'
import { type ClassGradePolicy, gradePolicyOfClass, UNDECIDED_GRADES } from '@/lib/platform/grade-policies'
import { type PolicyRow, policiesInForce, toScopedPolicy } from '@/lib/platform/mastery-policies'
import { CLOSED_SESSIONS } from '@/lib/platform/period-closures'
import { classTerm } from './class-term'

/** What stands around the cells of a class: itself, its term, sources, policies, objectives, categories, scales. */
export interface GridFrame {
  readonly title: string
  readonly code: string | null
  readonly schoolYear: number
  readonly term: { readonly id: string; readonly title: string } | null
  readonly closed: boolean
  readonly closedSessions: readonly ClosedSession[]
  readonly sources: readonly GridSource[]
  /** Those in force today. */
  readonly policies: readonly ScopedPolicy[]
  /** Grades of the term stand, whatever the scores say by now. */
  readonly gradesClosed: boolean
  readonly gradePolicy: GradePolicy
  readonly objectives: readonly Omit<GridObjective, 'policy'>[]
  /** Of one title from two systems one, which `standingFor` finds. */
  readonly categories: JoinedCategories<GridCategory>
  readonly scales: readonly GridScoreScale[]
}

interface FrameRow {
  readonly title: string
  readonly code: string | null
  readonly school_year: number
  readonly term: { readonly id: string; readonly title: string } | null
  readonly session_ids: readonly string[]
  readonly closed: readonly ClosedSession[]
  readonly sources: readonly GridSource[]
  readonly policies: readonly PolicyRow[]
  readonly gradePolicy: ClassGradePolicy | null
  readonly objectives: readonly {
    readonly id: string
    readonly code: string | null
    readonly short: string | null
    readonly statement: string | null
    readonly external: string
    readonly domain: { readonly code: string; readonly title: string } | null
  }[]
  readonly categories: readonly (GridCategory & MetCategory)[]
  readonly scales: readonly {
    readonly id: string
    readonly title: string
    readonly values: readonly (readonly [string, string])[]
  }[]
}

/** One statement for all of it: the parts are small, and each round trip would cost more than its rows. */
export async function readFrame(tx: Tx, classId: string, today: string): Promise<GridFrame | null> {
  const { rows } = await tx.sql.query<FrameRow>(
    `select c.title, c.code, c.school_year,
       (select json_build_object('id', t.id, 'title', t.title) from (${classTerm('$2::date')}) t) as term,
       ${gradePolicyOfClass('$2::date')} as "gradePolicy",
       array(select x.session_id from class_sessions x where x.district_id = c.district_id and x.class_id = c.id) as session_ids,
       ${CLOSED_SESSIONS} as closed,
       (select coalesce(json_agg(json_build_object('id', s.id, 'name', s.name, 'kind',
                 case when s.kind in ('sis', 'lms', 'assessment') then s.kind else 'local' end) order by s.precedence, s.id), '[]')
        from sources s where s.district_id = c.district_id) as sources,
       (select coalesce(json_agg(p), '[]') from (${policiesInForce('$2::date')}) p) as policies,
       (select coalesce(json_agg(json_build_object('id', o.id, 'code', o.code, 'short', o.short_statement, 'statement', o.statement,
                 'external', o.external_id,
                 'domain', case when g.id is not null then json_build_object('code', coalesce(g.code, ''), 'title', coalesce(g.short_statement, g.statement, '')) end)
                 order by g.position nulls last, o.position, o.code, o.id), '[]')
        from class_objectives x join objectives o on o.district_id = x.district_id and o.id = x.objective_id
        left join lateral (
          select p.* from objective_associations a join objectives p on p.district_id = a.district_id and p.id = a.to_id
          where a.district_id = o.district_id and a.from_id = o.id and a.kind = 'isChildOf' and a.ended_at is null
          order by a.position limit 1) g on true
        where x.district_id = c.district_id and x.class_id = c.id and x.ended_at is null) as objectives,
       (select coalesce(json_agg(json_build_object('id', k.id, 'title', k.title, 'weight', k.weight, 'sources', ${CATEGORY_SOURCES}) order by k.weight desc nulls last, k.title), '[]')
        from categories k where k.district_id = c.district_id and k.id in (
          select l.category_id from line_items l where l.district_id = c.district_id and l.class_id = c.id)) as categories,
       (select coalesce(json_agg(json_build_object('id', s.id, 'title', s.title, 'values', v.values) order by s.title), '[]')
        from score_scales s join score_scale_versions v on v.district_id = s.district_id and v.scale_id = s.id and v.version = s.version
        where s.district_id = c.district_id and s.id in (
          select l.scale_id from line_items l where l.district_id = c.district_id and l.class_id = c.id)) as scales
     from classes c where c.id = $1`,
    [classId, today],
  )
  const row = rows[0]
  if (row === undefined) return null
  const { title, code, term, closed, sources } = row
  const { standing, standingFor } = joinCategories(row.categories)
  return {
    title,
    code,
    schoolYear: row.school_year,
    term,
    closed: isClassClosed(closed, row.session_ids),
    closedSessions: closed,
    sources,
    policies: row.policies.map(toScopedPolicy),
    gradesClosed: isSessionClosed(closed, term?.id ?? null),
    gradePolicy: (row.gradePolicy ?? UNDECIDED_GRADES).settings,
    // An objective whose framework has not arrived has no words yet: its own name stands in.
    objectives: row.objectives.map(({ external, ...objective }) => ({
      id: objective.id,
      code: objective.code ?? external.slice(0, 8),
      short: objective.short ?? objective.statement ?? '',
      statement: objective.statement ?? '',
      domain: objective.domain,
    })),
    categories: { standing: standing.map(({ sources: _, ...category }) => category), standingFor },
    scales: row.scales.map(({ id, title: scaleTitle, values }) => ({
      id,
      title: scaleTitle,
      entries: readScoreScale(values.map(([lhs, rhs]) => ({ lhs, rhs }))).entries,
    })),
  }
}
