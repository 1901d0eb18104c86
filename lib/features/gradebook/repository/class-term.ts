/**
 * SQL over a class `c`: the term its grid shows on the school day `today`, itself SQL: of its own sessions the one that
 * runs, else the one that began last. A class without sessions has none.
 */
export const classTerm = (today: string) => `
  select s.id, s.title from class_sessions x
  join academic_sessions s on s.district_id = x.district_id and s.id = x.session_id
  where x.district_id = c.district_id and x.class_id = c.id
  order by (s.start_on <= ${today} and s.end_on > ${today}) desc, s.start_on desc, s.id limit 1`
