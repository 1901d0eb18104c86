import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { FILE_ORDER, FILES, type FileName } from '@/lib/protocols/oneroster/csv/columns'

const REFERENCE = '../shared/data/oneroster/csv-columns.json'
const TYPES: Readonly<Record<string, string>> = {
  GUID: 'guid',
  'GUID Reference': 'guidRef',
  'List of GUID References': 'guidRefList',
  String: 'string',
  'List of Strings': 'stringList',
  Integer: 'integer',
  Float: 'float',
  Boolean: 'boolean',
  Date: 'date',
  DateTime: 'dateTime',
  Year: 'year',
  Enumeration: 'enum',
  'Enumeration List': 'enumList',
  ID: 'id',
}

const column = z.object({
  name: z.string(),
  req: z.enum(['yes', 'no', 'delta']),
  type: z.string(),
  values: z.array(z.string()).optional(),
  ext: z.boolean().optional(),
})
const reference = z.object({ 'v1.2.1': z.record(z.string(), z.unknown()) })

describe('the columns of OneRoster CSV 1.2.1', () => {
  it('orders all 21 files, and each once', () => {
    expect(FILE_ORDER.toSorted()).toEqual(Object.keys(FILES).toSorted())
    expect(new Set(FILE_ORDER).size).toBe(21)
  })

  it('begins every file with sourcedId, status and dateLastModified', () => {
    for (const file of FILE_ORDER) {
      expect(FILES[file].slice(0, 3).map(({ name }) => name)).toEqual([
        'sourcedId',
        'status',
        'dateLastModified',
      ])
    }
  })

  it('names no column twice in a file', () => {
    for (const file of FILE_ORDER) {
      const names = FILES[file].map(({ name }) => name.toLowerCase())
      expect(new Set(names).size).toBe(names.length)
    }
  })

  it.skipIf(!existsSync(REFERENCE))(
    'is column for column the table drawn from the official text (skipped where that table is not at hand)',
    () => {
      const table = reference.parse(JSON.parse(readFileSync(REFERENCE, 'utf8')))['v1.2.1']
      for (const file of FILE_ORDER) {
        const columns = z.array(column).parse(table[`${file}.csv`])
        expect(
          FILES[file].map((own) => ({ ...own, extensible: own.extensible ?? false })),
          file,
        ).toEqual(columns.map((theirs) => expected(file, theirs)))
      }
    },
  )
})

function expected(file: FileName, { name, req, type, values, ext }: z.infer<typeof column>) {
  const truth = values?.join() === 'true,false'
  // A user's identifier in userProfiles.csv is a reference, though the text calls it a plain GUID.
  const own =
    file === 'userProfiles' && name === 'userSourcedId' ? 'guidRef' : truth ? 'boolean' : TYPES[type]
  return {
    name,
    type: own,
    required: req === 'yes',
    extensible: ext ?? false,
    ...(values && !truth ? { values } : {}),
  }
}
