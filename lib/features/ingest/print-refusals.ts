import { harmlessCell } from '@/lib/core/harmless-cell'
import type { Database } from '@/lib/db/client'
import { printRow } from '@/lib/protocols/oneroster/csv/print-rows'
import { eachRefusal } from './each-refusal'
import { whoCanFix } from './who-can-fix'

const HEADER = ['file', 'line', 'column', 'code', 'fate', 'what', 'who can fix it'] as const
const WHO = {
  sis: 'SIS administrator',
  vendor: 'support of the exporting system',
  curriculum: 'curriculum office',
  you: 'whoever uploaded the file',
  itself: 'nobody: it heals when the record arrives',
} as const

/** All refusals of a run as the text of a CSV file, line by line. */
export async function* printRefusals(
  db: Database,
  districtId: string,
  runId: string,
): AsyncGenerator<string> {
  yield `${printRow(HEADER)}\r\n`
  for await (const refusal of eachRefusal(db, districtId, runId)) {
    const { file, line, column, code, fate, message } = refusal
    const cells = [file, String(line), column, code, fate, message, WHO[whoCanFix(refusal)]]
    yield `${printRow(cells.map(harmlessCell))}\r\n`
  }
}
