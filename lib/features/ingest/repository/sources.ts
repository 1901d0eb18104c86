import type { Tx } from '@/lib/db/client'
import { newId } from '@/lib/platform/new-id'

export interface Source {
  readonly id: string
  readonly name: string
}

/** The source of a name, or of a system code the district has seen before. */
export async function findSource(
  tx: Tx,
  by: { readonly name?: string | null; readonly systemCode?: string | null },
): Promise<Source | null> {
  const { rows } = await tx.sql.query<Source>(
    `select id, name from sources
     where ended_at is null and (lower(name) = lower($1) or (system_code is not null and system_code = $2))
     order by (lower(name) = lower($1)) desc nulls last limit 1`,
    [by.name ?? null, by.systemCode ?? null],
  )
  return rows[0] ?? null
}

/** A new source, trusted less than those before it: the first is the system of record until somebody says otherwise. */
export async function createSource(
  tx: Tx,
  districtId: string,
  source: { readonly name: string; readonly systemCode: string | null; readonly kind: string },
): Promise<Source> {
  const id = newId()
  await tx.sql.query(
    `insert into sources (district_id, id, name, kind, system_code, precedence)
     select $1, $2, $3, $4, $5, 1 + coalesce(max(precedence), 0) from sources`,
    [districtId, id, source.name, source.kind, source.systemCode],
  )
  return { id, name: source.name }
}

/** The source whose files carry this system code. */
export async function findSourceByCode(tx: Tx, systemCode: string): Promise<Source | null> {
  const { rows } = await tx.sql.query<Source>(
    'select id, name from sources where ended_at is null and system_code = $1 order by precedence limit 1',
    [systemCode],
  )
  return rows[0] ?? null
}

export async function hasSources(tx: Tx): Promise<boolean> {
  return (await tx.sql.query('select from sources limit 1')).rowCount === 1
}
