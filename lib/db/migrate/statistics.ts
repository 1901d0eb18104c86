import pg from 'pg'

/**
 * Lets the app refresh the planner's statistics of the fact tables, inside the transaction that filled them: only a
 * table's owner may, and an import that has just written a district's year would else be planned as if the tables were
 * empty. Skips a table another import is at, so that no district waits for another.
 */
export async function allowStatistics(client: pg.Client, app: string): Promise<void> {
  await client.query(`
    create or replace function refresh_statistics(of text) returns void language plpgsql security definer
      set search_path = public, pg_temp
      as $$ begin
        if of = 'coursework' then analyze (skip_locked) links, line_items, line_item_objectives;
        else analyze (skip_locked) results, objective_results; end if;
      end $$;
    revoke all on function refresh_statistics from public;
    grant execute on function refresh_statistics to ${pg.escapeIdentifier(app)}`)
}
