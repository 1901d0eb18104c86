import { harmlessCell } from '@/lib/core/harmless-cell'
import { AUDIT_EXPORT_MAX, type AuditFilter } from '@/lib/features/admin/contract'
import type { Acting } from '@/lib/platform/acting'
import { writeAudit } from '@/lib/platform/audit'
import { AppError } from '@/lib/platform/errors'
import { printRow } from '@/lib/protocols/oneroster/csv/print-rows'
import { narrowAudit } from './narrow-audit'
import { countAuditRows, type FullAuditRow, findAuditRows } from './repository'

const HEADER = [
  'at',
  'act',
  'actorKind',
  'actorId',
  'actorName',
  'targetKind',
  'targetId',
  'targetName',
  'counts',
  'digest',
  'seal',
  'sealHash',
] as const

/** The audit as the text of a CSV file, newest first; that it was exported, and how many rows, is audited with it. */
export async function exportAudit(
  { tx, actor, district }: Pick<Acting, 'tx' | 'actor' | 'district'>,
  filter: AuditFilter,
): Promise<string> {
  const narrowing = await narrowAudit(tx, district, filter)
  const count = await countAuditRows(tx, narrowing)
  if (count > AUDIT_EXPORT_MAX) {
    throw new AppError('too-large', 'The export has too many rows.', { code: 'too-many-rows', count })
  }
  const rows = await findAuditRows(tx, narrowing, { before: null, most: AUDIT_EXPORT_MAX })
  await writeAudit(tx, actor, {
    act: 'export-audit',
    targetKind: 'audit',
    targetId: null,
    counts: { rows: rows.length },
  })
  return [HEADER, ...rows.map(cellsOf)].map((cells) => `${printRow(cells.map(harmlessCell))}\r\n`).join('')
}

function cellsOf({ at, act, actor, target, counts, digest, seal, hash }: FullAuditRow): readonly string[] {
  const told = Object.entries(counts ?? {}).map(([what, count]) => `${what} ${count}`)
  return [
    at,
    act,
    actor.kind,
    actor.id ?? '',
    actor.name ?? '',
    target.kind,
    target.id ?? '',
    target.name ?? '',
    told.join('; '),
    digest ?? '',
    seal === null ? '' : String(seal),
    hash ?? '',
  ]
}
