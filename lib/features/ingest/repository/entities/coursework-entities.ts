import type { EntitySpec } from '../entity-spec'

const classRef = { column: 'class_sourced_id', entity: 'classes' } as const
const lineItem = { column: 'line_item_sourced_id', entity: 'lineItems' } as const

export const categories: EntitySpec = {
  file: 'categories',
  table: 'categories',
  columns: { title: 'n.title', weight: 'n.weight::numeric' },
  matches: `
    select n.sourced_id, 1 as rank, 'same_id' as rule, k.canonical_id
    from unmatched n join links k on k.entity = 'categories' and k.sourced_id = n.sourced_id and k.source_id <> $source`,
}

/** `{LHS:RHS},{LHS:RHS}` as an ordered JSON array of pairs. */
const scaleValues = `(select coalesce(jsonb_agg(jsonb_build_array(m.pair[1], m.pair[2]) order by m.n), '[]')
  from regexp_matches(n.score_scale_value, '\\{([^:{}]*):([^{}]*)\\}', 'g') with ordinality m(pair, n))`

export const scoreScales: EntitySpec = {
  file: 'scoreScales',
  table: 'score_scales',
  references: { class: classRef },
  columns: {
    title: 'n.title',
    type: 'n.type',
    class_id: 'n.ref_class',
    version: `coalesce((select s.version from score_scales s where s.district_id = $district and s.id = n.canonical_id), 1)`,
  },
  afterwards: [
    // A scale whose values moved gets a version more; scores keep the one they were given under, by name from now on.
    `update results r set scale_id = s.id, scale_version = s.version
     from fresh_score_scales n
     join score_scales s on s.district_id = $district and s.id = n.canonical_id
     join score_scale_versions v on v.district_id = $district and v.scale_id = s.id and v.version = s.version
     join line_items l on l.district_id = $district and l.scale_id = s.id
     where v.values is distinct from ${scaleValues} and r.district_id = $district and r.class_id = l.class_id
       and r.line_item_id = l.id and r.scale_id is null`,
    `update score_scales s set version = s.version + 1
     from fresh_score_scales n, score_scale_versions v
     where s.id = n.canonical_id and v.scale_id = s.id and v.version = s.version and v.values is distinct from ${scaleValues}`,
    `insert into score_scale_versions (district_id, scale_id, version, values, at)
     select $district, s.id, s.version, ${scaleValues}, $at
     from fresh_score_scales n join score_scales s on s.id = n.canonical_id
     on conflict do nothing`,
  ],
}

export const lineItems: EntitySpec = {
  file: 'lineItems',
  table: 'line_items',
  references: {
    class: classRef,
    category: { column: 'category_sourced_id', entity: 'categories' },
    session: { column: 'academic_session_sourced_id', entity: 'academicSessions' },
  },
  columns: {
    title: 'n.title',
    description: 'n.description',
    assign_on: 'n.assign_date::date',
    due_on: 'n.due_date::date',
    class_id: 'n.ref_class',
    category_id: 'n.ref_category',
    session_id: 'n.ref_session',
    school_year:
      '(select s.school_year from academic_sessions s where s.district_id = $district and s.id = n.ref_session)',
    result_min: 'n.result_value_min::numeric',
    result_max: 'n.result_value_max::numeric',
  },
  matches: `
    select n.sourced_id, 1 as rank, 'same_id' as rule, k.canonical_id
    from unmatched n join links k on k.entity = 'lineItems' and k.sourced_id = n.sourced_id and k.source_id <> $source
    join line_items l on l.id = k.canonical_id and l.class_id = n.ref_class
    union all
    select n.sourced_id, 1, 'echo', l.id
    from unmatched n join line_items l on l.origin = 'local' and l.id::text = n.sourced_id and l.class_id = n.ref_class`,
  afterwards: [
    `insert into line_item_links (district_id, line_item_id, other_id, kind, at)
     select distinct $district, first.canonical_id, n.canonical_id, 'retake', $at
     from fresh_line_items n
     join links first on first.district_id = $district and first.source_id = $source and first.entity = 'lineItems'
       and first.sourced_id = n.metadata->>'retakeOf'
     where first.canonical_id <> n.canonical_id
     on conflict do nothing`,
  ],
}

export const lineItemScoreScales: EntitySpec = {
  file: 'lineItemScoreScales',
  table: null,
  references: { item: lineItem, scale: { column: 'score_scale_sourced_id', entity: 'scoreScales' } },
  afterwards: [
    `update line_items l set scale_id = n.ref_scale from fresh_line_item_score_scales n
     where l.id = n.ref_item and l.scale_id is distinct from n.ref_scale`,
  ],
}

export const lineItemLearningObjectiveIds: EntitySpec = {
  file: 'lineItemLearningObjectiveIds',
  table: null,
  references: { item: lineItem },
  afterwards: [
    // `objective_names` (objective-names.ts) has the objective of every name.
    `insert into line_item_objectives (district_id, line_item_id, objective_id)
     select distinct $district, n.ref_item, o.objective_id
     from fresh_line_item_learning_objective_ids n join objective_names o on o.raw = n.learning_objective_id
     on conflict (district_id, line_item_id, objective_id) do update set ended_at = null where line_item_objectives.ended_at is not null`,
  ],
}
