/** SQL over a category `k`: who names it, as core's `MetCategory` wants it. */
export const CATEGORY_SOURCES = `(
  select coalesce(json_agg(json_build_object('id', s.id, 'precedence', s.precedence)), '[]')
  from links x join sources s on s.district_id = x.district_id and s.id = x.source_id
  where x.district_id = k.district_id and x.canonical_id = k.id and x.entity = 'categories' and x.ended_at is null)`
