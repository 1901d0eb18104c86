import { createHash } from 'node:crypto'

/*
 * The hash chain over a district's audit: pure, so that a verifier written elsewhere can do the same from this page.
 * Row n's hash is SHA-256, in lower-case hexadecimal, over the hash of row n − 1 (64 zeros before the first) followed
 * by the row's canonical form.
 */

/** An audit row as the database writes it: instants in UTC to the microsecond, counts as jsonb prints itself. */
export interface AuditText {
  readonly districtId: string
  readonly id: string
  readonly at: string
  readonly actorKind: string
  readonly actorId: string | null
  readonly act: string
  readonly targetKind: string
  readonly targetId: string | null
  readonly counts: string | null
  readonly digest: string | null
}

/** Where a row stands in the chain. `number` counts from 1. */
export interface SealPlace {
  readonly number: number
  readonly sealedAt: string
}

/** What stands before the first seal. */
export const NO_SEAL = '0'.repeat(64)

/** The canonical form: a JSON array in fixed order, UTF-8, without blanks; its first entry names this very rule. */
export function canonicalRow({ number, sealedAt }: SealPlace, row: AuditText): string {
  const { districtId, id, at, actorKind, actorId, act, targetKind, targetId, counts, digest } = row
  return JSON.stringify([
    'audit-1',
    districtId,
    number,
    sealedAt,
    id,
    at,
    actorKind,
    actorId,
    act,
    targetKind,
    targetId,
    counts,
    digest,
  ])
}

export function sealOf(previous: string, place: SealPlace, row: AuditText): string {
  return createHash('sha256').update(previous).update(canonicalRow(place, row)).digest('hex')
}

const INSTANT = `'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'`

/** An instant as the canonical form has it, written by Postgres: no number of ours has to hold microseconds. */
export function instantText(column: string): string {
  return `to_char(${column} at time zone 'UTC', ${INSTANT})`
}

/** The columns of `AuditText`, for a select from audit under the name `a`. */
export const AUDIT_TEXT = `a.district_id as "districtId", a.id, ${instantText('a.at')} as at,
  a.actor_kind as "actorKind", a.actor_id as "actorId", a.act, a.target_kind as "targetKind",
  a.target_id as "targetId", a.counts::text as counts, a.digest`
