import type pg from 'pg'
import { ok, type Result, refused } from '@/lib/core/result'

interface Privileges {
  readonly login: string
  readonly superuser: boolean
  readonly bypasses: boolean
  readonly owned: string | null
}

/**
 * The walls between districts hold for a login that is no superuser, bypasses nothing and owns no table, neither by
 * itself nor by a role it may become. Any other login is refused, with a sentence.
 */
export async function refusePrivilegedLogin(
  pool: Pick<pg.Pool, 'query'>,
): Promise<Result<undefined, string>> {
  const { rows } = await pool.query<Privileges>(`
    select current_user as login,
           bool_or(r.rolsuper) as superuser,
           bool_or(r.rolbypassrls) as bypasses,
           (select min(c.relname) from pg_class c
             where c.relnamespace = to_regnamespace('public') and c.relkind in ('r', 'p')
               and pg_has_role(current_user, c.relowner, 'member')) as owned
    from pg_roles r
    where pg_has_role(current_user, r.oid, 'member')`)
  const found = rows[0]
  const why = found === undefined ? undefined : nameFault(found)
  if (found === undefined || why === undefined) return ok(undefined)
  return refused(
    `DATABASE_URL: the login ${found.login} ${why}, and would see through the walls between districts; use tessera_app.`,
  )
}

function nameFault({ superuser, bypasses, owned }: Privileges): string | undefined {
  if (superuser) return 'is a superuser'
  if (bypasses) return 'bypasses row-level security'
  return owned === null ? undefined : `owns the table ${owned}`
}
