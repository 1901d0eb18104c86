import pg from 'pg'

/** By what the statements of an import join and group; the statistics of all columns would take several times as long. */
const KEYS = {
  links: 'district_id, source_id, entity, sourced_id, canonical_id, ended_at',
  line_items: 'district_id, id, class_id, session_id, school_year, ended_at',
  line_item_objectives: 'district_id, line_item_id, objective_id, ended_at',
  results:
    'district_id, source_id, sourced_id, school_year, class_id, line_item_id, student_id, is_cell, ended_at',
  objective_results:
    'district_id, source_id, sourced_id, result_sourced_id, school_year, class_id, line_item_id, student_id, objective_id, is_cell, ended_at',
  levels: 'district_id, student_id, school_year, objective_id, term_id',
  grades: 'district_id, school_year, student_id, class_id, term_id',
} as const

const keysOf = (tables: readonly (keyof typeof KEYS)[]) =>
  tables.map((table) => `${table} (${KEYS[table]})`).join(', ')

/**
 * Lets the app refresh the planner's statistics of the fact tables, inside the transaction that filled them: only a
 * table's owner may, and an import that has just written a district's year would else be planned as if the tables were
 * empty, and people type into it at once. Skips a table another import is at, so that no district waits for another.
 */
export async function allowStatistics(client: pg.Client, app: string): Promise<void> {
  await client.query(`
    create or replace function refresh_statistics(of text) returns void language plpgsql security definer
      set search_path = public, pg_temp
      as $$ begin
        if of = 'coursework' then analyze (skip_locked) ${keysOf(['links', 'line_items', 'line_item_objectives'])};
        elsif of = 'scores' then analyze (skip_locked) ${keysOf(['results', 'objective_results'])};
        else analyze (skip_locked) ${keysOf(['levels', 'grades'])}; end if;
      end $$;
    revoke all on function refresh_statistics from public;
    grant execute on function refresh_statistics to ${pg.escapeIdentifier(app)}`)
}
