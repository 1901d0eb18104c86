import { hash } from 'node:crypto'
import { once } from 'node:events'
import { from } from 'pg-copy-streams'
import { newId } from '@/lib/platform/new-id'
import { type CsvColumn, FILES, type FileName } from '@/lib/protocols/oneroster/csv/columns'
import type { CsvRecord } from '@/lib/protocols/oneroster/csv/package'
import { columnOf, execute, incoming, type RunContext } from './run-context'

const OWN_COLUMNS = ['n', 'line', 'id', 'content_hash', 'metadata'] as const

const recordColumns = (file: FileName) => FILES[file].map((column: CsvColumn) => columnOf(column.name))

/** Columns of a file's temporary table, in COPY order. */
export function incomingColumns(file: FileName): readonly string[] {
  return [...OWN_COLUMNS, ...recordColumns(file)]
}

export async function createIncoming(run: RunContext, files: readonly FileName[]): Promise<void> {
  const tables = files.map((file) => {
    const texts = recordColumns(file).map((column) => `${column} text`)
    return `create temp table ${incoming(file)} (n int, line int, id uuid, content_hash uuid, metadata jsonb, ${texts.join(', ')})
     on commit drop`
  })
  await execute(run, tables.join('; '))
}

/** An open COPY into one file's temporary table; only one may be open on a connection. */
export interface RecordCopy {
  readonly file: FileName
  write(records: readonly CsvRecord[], firstN: number): Promise<void>
  end(): Promise<void>
}

export function openCopy(run: RunContext, file: FileName): RecordCopy {
  const stream = run.tx.sql.query(
    from(`copy ${incoming(file)} (${incomingColumns(file).join(', ')}) from stdin`),
  )
  const ended = new Promise<void>((resolve, reject) => {
    stream.on('finish', resolve)
    stream.on('error', reject)
  })
  ended.catch(() => undefined) // `end` reports it; until then nobody may be listening.
  const now = run.at.getTime()
  return {
    file,
    async write(records, firstN) {
      if (!stream.write(copyText(records, firstN, now))) await Promise.race([once(stream, 'drain'), ended])
    },
    async end() {
      stream.end()
      await ended
    },
  }
}

const NEEDS_ESCAPE = /[\\\t\n\r]/
const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' }
const escaped = (text: string) =>
  NEEDS_ESCAPE.test(text) ? text.replace(/[\\\t\n\r]/g, (c) => ESCAPES[c] ?? c) : text

/**
 * Rows in COPY's text form. The content hash is over the very text that is sent, so it sees every column and the
 * metadata; it finds change, it guards nothing.
 */
function copyText(records: readonly CsvRecord[], firstN: number, now: number): string {
  let text = ''
  let n = firstN
  for (const record of records) {
    const metadata = record.metadata === null ? '\\N' : escaped(JSON.stringify(record.metadata))
    let values = ''
    for (const value of record.values) values += value === null ? '\t\\N' : `\t${escaped(value)}`
    text += `${n}\t${record.line}\t${newId(now)}\t${hash('md5', metadata + values, 'hex')}\t${metadata}${values}\n`
    n++
  }
  return text
}
