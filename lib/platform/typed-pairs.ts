/**
 * SQL: the (student_id, objective_id, school_year) under which people have typed: a level, a score's part, or the score
 * of a line item aligned to the objective. `district` and `condition`, over `overrides o`, are SQL. Imports and mastery
 * both compute anew what people changed beside them.
 */
export const typedPairs = (district: string, condition: string) => `
  select o.student_id, o.objective_id, o.school_year from overrides o
  where o.district_id = ${district} and o.kind in ('objective', 'level') ${condition}
  union
  select o.student_id, a.objective_id, o.school_year from overrides o
  join line_item_objectives a on a.district_id = ${district} and a.line_item_id = o.line_item_id
  where o.district_id = ${district} and o.kind = 'score' ${condition}`
