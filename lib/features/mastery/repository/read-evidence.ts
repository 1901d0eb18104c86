import { pipeline } from 'node:stream/promises'
import { to } from 'pg-copy-streams'
import { parseScoreStatus } from '@/lib/core/gradebook/score-status'
import type { Evidence } from '@/lib/core/mastery/evidence'
import { readScoreScale, type ScoreScale } from '@/lib/core/mastery/score-scale'
import type { Tx } from '@/lib/db/client'
import { EVIDENCE_COLUMNS, type EvidenceRow } from './evidence-sql'

/** All evidence of one student and objective in one school year. */
export interface EvidenceOf {
  readonly studentId: string
  readonly objectiveId: string
  readonly schoolYear: number
  readonly evidence: readonly Evidence[]
}

/** Every score scale of the district in every version, by `<scale id>:<version>`. */
export async function readScales(tx: Tx): Promise<ReadonlyMap<string, ScoreScale>> {
  const { rows } = await tx.sql.query<{ key: string; values: readonly (readonly [string, string])[] }>(
    `select scale_id::text || ':' || version as key, values from score_scale_versions`,
  )
  return new Map(rows.map((row) => [row.key, readScoreScale(row.values.map(([lhs, rhs]) => ({ lhs, rhs })))]))
}

export function toEvidence(row: EvidenceRow, scales: ReadonlyMap<string, ScoreScale>): Evidence {
  return {
    id: `${row.kind}:${row.line_item_id}:${row.sourced_id}`,
    kind: row.kind === 'objective' ? 'objective' : 'score',
    performance: row.performance,
    retakeOf: row.retake_of,
    score: row.score === null ? null : Number(row.score),
    text: row.text,
    // A status no one knows says nothing that could count.
    status: parseScoreStatus(row.status) ?? 'not submitted',
    minimum: row.minimum === null ? null : Number(row.minimum),
    maximum: row.maximum === null ? null : Number(row.maximum),
    scale: row.scale === null ? null : (scales.get(row.scale) ?? null),
    scoredOn: row.scored_on,
    dueOn: row.due_on,
    assignedOn: row.assign_on,
    sourceRank: Number(row.source_rank),
    sourcedId: row.sourced_id,
  }
}

/**
 * Streams evidence from a select of `EVIDENCE_COLUMNS`, one student and objective at a time: a district's year passes
 * through in the memory of one cell. The server sorts; a person's or an import's pairs come in no order.
 */
export async function streamEvidence(
  tx: Tx,
  select: string,
  scales: ReadonlyMap<string, ScoreScale>,
  take: (of: EvidenceOf) => Promise<void> | void,
): Promise<void> {
  const copy = tx.sql.query(
    to(
      `copy (select ${EVIDENCE_COLUMNS.join(', ')} from (${select}) e order by student_id, objective_id, school_year) to stdout`,
    ),
  )
  await pipeline(copy, async (chunks: AsyncIterable<Buffer>) => {
    const decoder = new TextDecoder()
    let rest = ''
    let current: { key: string; row: EvidenceRow; evidence: Evidence[] } | null = null
    const flush = async () => {
      if (current === null) return
      await take({
        studentId: current.row.student_id,
        objectiveId: current.row.objective_id,
        schoolYear: Number(current.row.school_year),
        evidence: current.evidence,
      })
    }
    for await (const chunk of chunks) {
      const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n')
      rest = lines.pop() ?? ''
      for (const line of lines) {
        const row = readCopyLine(line)
        const key = `${row.student_id}${row.objective_id}${row.school_year}`
        if (current === null || current.key !== key) {
          await flush()
          current = { key, row, evidence: [] }
        }
        current.evidence.push(toEvidence(row, scales))
      }
    }
    await flush()
  })
}

const UNESCAPES: Readonly<Record<string, string>> = { '\\\\': '\\', '\\t': '\t', '\\n': '\n', '\\r': '\r' }

/** One line of COPY's text form. */
function readCopyLine(line: string): EvidenceRow {
  const fields = line.split('\t')
  const text = (at: number) => {
    const field = fields[at] ?? ''
    if (field === '\\N') return null
    return field.includes('\\') ? field.replace(/\\[\\tnr]/g, (pair) => UNESCAPES[pair] ?? pair) : field
  }
  const filled = (at: number) => text(at) ?? ''
  return {
    student_id: filled(0),
    objective_id: filled(1),
    school_year: filled(2),
    kind: filled(3),
    line_item_id: filled(4),
    score: text(5),
    text: text(6),
    status: filled(7),
    minimum: text(8),
    maximum: text(9),
    scale: text(10),
    scored_on: filled(11),
    due_on: text(12),
    assign_on: text(13),
    source_rank: filled(14),
    sourced_id: filled(15),
    performance: filled(16),
    retake_of: text(17),
  }
}
