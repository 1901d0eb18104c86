import { pipeline } from 'node:stream/promises'
import { to } from 'pg-copy-streams'
import { parseScoreStatus } from '@/lib/core/gradebook/score-status'
import type { Evidence } from '@/lib/core/mastery/evidence'
import type { Tx } from '@/lib/db/client'
import { EVIDENCE_COLUMNS, type EvidenceRow } from './evidence-sql'
import type { EvidenceFacts, ItemFacts } from './item-facts'

/** All evidence of one student and objective in one school year. */
export interface EvidenceOf {
  readonly studentId: string
  readonly objectiveId: string
  readonly schoolYear: number
  readonly evidence: readonly Evidence[]
  /** Rows the select added that are no evidence: kinds `level` and `own`. */
  readonly beside: readonly EvidenceRow[]
}

const NO_FACTS: ItemFacts = {
  minimum: null,
  maximum: null,
  dueOn: null,
  assignedOn: null,
  scale: null,
  performance: '',
  retakeOf: null,
}

export function toEvidence(row: EvidenceRow, facts: EvidenceFacts): Evidence {
  const item = facts.items.get(row.line_item_id) ?? NO_FACTS
  const scale = row.scale ?? item.scale
  return {
    id: `${row.kind}:${row.line_item_id}:${row.sourced_id}`,
    kind: row.kind === 'objective' ? 'objective' : 'score',
    performance: item.performance,
    retakeOf: item.retakeOf,
    score: row.score === null ? null : Number(row.score),
    text: row.text,
    // A status no one knows says nothing that could count.
    status: parseScoreStatus(row.status) ?? 'not submitted',
    minimum: item.minimum,
    maximum: item.maximum,
    scale: scale === null ? null : (facts.scales.get(scale) ?? null),
    scoredOn: row.scored_on ?? item.dueOn ?? '',
    dueOn: item.dueOn,
    assignedOn: item.assignedOn,
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
  facts: EvidenceFacts,
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
    let current: {
      readonly key: string
      readonly row: EvidenceRow
      readonly evidence: Evidence[]
      readonly beside: EvidenceRow[]
    } | null = null
    const flush = async () => {
      if (current === null) return
      await take({
        studentId: current.row.student_id,
        objectiveId: current.row.objective_id,
        schoolYear: Number(current.row.school_year),
        evidence: current.evidence,
        beside: current.beside,
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
          current = { key, row, evidence: [], beside: [] }
        }
        if (row.kind === 'score' || row.kind === 'objective') current.evidence.push(toEvidence(row, facts))
        else current.beside.push(row)
      }
    }
    await flush()
  })
}

const UNESCAPES: Readonly<Record<string, string>> = { '\\\\': '\\', '\\t': '\t', '\\n': '\n', '\\r': '\r' }

/** One line of COPY's text form. A district's year is half a million of them: no closures here. */
function readCopyLine(line: string): EvidenceRow {
  const fields = line.split('\t')
  return {
    student_id: filled(fields[0]),
    objective_id: filled(fields[1]),
    school_year: filled(fields[2]),
    kind: filled(fields[3]),
    line_item_id: filled(fields[4]),
    score: unescaped(fields[5]),
    text: unescaped(fields[6]),
    status: filled(fields[7]),
    scale: unescaped(fields[8]),
    scored_on: unescaped(fields[9]),
    source_rank: filled(fields[10]),
    sourced_id: filled(fields[11]),
  }
}

function filled(field: string | undefined): string {
  return unescaped(field) ?? ''
}

function unescaped(field: string | undefined): string | null {
  if (field === undefined || field === '\\N') return null
  return field.includes('\\') ? field.replace(/\\[\\tnr]/g, (pair) => UNESCAPES[pair] ?? pair) : field
}
