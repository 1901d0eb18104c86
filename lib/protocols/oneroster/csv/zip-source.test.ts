import { describe, expect, it } from 'vitest'
import { readZip, readZipBytes } from '@/lib/protocols/oneroster/csv/testing/read-all'
import { samplePackage } from '@/lib/protocols/oneroster/csv/testing/sample-package'
import { overlappingZip, zipBytes } from '@/lib/protocols/oneroster/csv/testing/zip-bytes'
import type { RefusalCode } from '@/lib/protocols/oneroster/csv/verdicts'

const good = Object.entries(samplePackage()).map(([name, data]) => ({ name, data }))
const zeros = Buffer.alloc(3_000_000)
const data = 'sourcedId\n'

/** A zip whose only file inflates to itself is an endless one only to readers that open what they unpack. */
const selfLike = zipBytes({ entries: [{ name: 'r/r.zip', data: zipBytes({ entries: [] }) }] })

const ATTACKS: readonly (readonly [string, Buffer, RefusalCode])[] = [
  ['a path that climbs out', zipBytes({ entries: [{ name: '../../etc/cron.d/x' }] }), 'entry_path'],
  [
    'a path that climbs out in the middle',
    zipBytes({ entries: [{ name: 'a/../../users.csv' }] }),
    'entry_path',
  ],
  ['an absolute path', zipBytes({ entries: [{ name: '/etc/passwd' }] }), 'entry_path'],
  ['a path with a drive', zipBytes({ entries: [{ name: 'C:/users.csv' }] }), 'entry_path'],
  ['a path with backslashes', zipBytes({ entries: [{ name: '..\\users.csv' }] }), 'entry_path'],
  ['a path with a NUL', zipBytes({ entries: [{ name: 'users.csv\0.exe' }] }), 'entry_path'],
  [
    'a symbolic link',
    zipBytes({ entries: [{ name: 'users.csv', externalAttributes: 0xa1ff0000 }] }),
    'entry_not_regular',
  ],
  [
    'a device',
    zipBytes({ entries: [{ name: 'users.csv', externalAttributes: 0x21b60000 }] }),
    'entry_not_regular',
  ],
  [
    'an encrypted entry',
    zipBytes({ entries: [...good, { name: 'x.csv', flags: 0x801 }] }),
    'entry_encrypted',
  ],
  ['strong encryption', zipBytes({ entries: [{ name: 'x.csv', flags: 0x840 }] }), 'entry_encrypted'],
  ['one name twice', zipBytes({ entries: [...good, { name: 'users.csv', data }] }), 'entry_duplicate'],
  [
    'one name twice in another case',
    zipBytes({ entries: [...good, { name: 'USERS.csv', data }] }),
    'entry_duplicate',
  ],
  [
    'entries that share one bomb of data',
    zipBytes({
      entries: [
        { name: 'a.csv', data, method: 0 },
        { name: 'b.csv', data, method: 0, at: 0, localName: 'a.csv' },
      ],
    }),
    'entry_mismatch',
  ],
  ['entries that overlap under the same name in another folder', overlappingZip(), 'entry_overlap'],
  ['a ratio of 1,000 to 1', zipBytes({ entries: [{ name: 'users.csv', data: zeros }] }), 'zip_ratio'],
  [
    'a size that lies low',
    zipBytes({ entries: [{ name: 'users.csv', data: zeros, size: 1000 }] }),
    'entry_mismatch',
  ],
  [
    'a size that lies high',
    zipBytes({ entries: [{ name: 'users.csv', data, size: 1000 }] }),
    'entry_mismatch',
  ],
  ['a wrong checksum', zipBytes({ entries: [{ name: 'users.csv', data, crc: 1 }] }), 'entry_mismatch'],
  [
    'packed data that is not deflate',
    zipBytes({ entries: [{ name: 'users.csv', data, packed: Buffer.from('not deflated') }] }),
    'entry_mismatch',
  ],
  [
    'a method no CSV export uses',
    zipBytes({ entries: [{ name: 'users.csv', data, method: 14 }] }),
    'entry_method',
  ],
  ['an archive in the archive', zipBytes({ entries: [{ name: 'lib 0.zip', data: 'PK' }] }), 'nested_archive'],
  ['an archive like itself', selfLike, 'nested_archive'],
  ['a million entries', zipBytes({ entries: good, zip64: { count: 1_000_000n } }), 'too_many_entries'],
  ['more entries than it counts', zipBytes({ entries: good, count: 3 }), 'zip_damaged'],
  ['fewer entries than it counts', zipBytes({ entries: good, count: 40 }), 'zip_damaged'],
  ['two counts of entries', zipBytes({ entries: good, zip64: { count: 3n } }), 'zip_damaged'],
  [
    'a ZIP64 record beyond the end',
    zipBytes({ entries: good, zip64: { count: 22n, at: 1n << 40n } }),
    'zip_damaged',
  ],
  [
    'a ZIP64 record beyond all numbers',
    zipBytes({ entries: good, zip64: { count: 22n, at: (1n << 64n) - 1n } }),
    'zip_damaged',
  ],
  [
    'a ZIP64 size of exabytes',
    zipBytes({ entries: [{ name: 'users.csv', data, size64: 1n << 60n }] }),
    'zip_ratio',
  ],
  [
    'a header that names another file',
    zipBytes({ entries: [{ name: 'users.csv', localName: 'orgs.csv', data }] }),
    'entry_mismatch',
  ],
  [
    'a second end record in the comment',
    zipBytes({ entries: good, comment: 'PK\u0005\u0006 and so on, and so on' }),
    'zip_damaged',
  ],
]

describe('a zip', () => {
  it('reads as the same files in a folder do', async () => {
    const read = await readZip(samplePackage())
    expect(read.refusals).toEqual([])
    expect(read.records.size).toBe(21)
  })

  it('may be stored, and may be ZIP64', async () => {
    const entries = good.map((entry) => ({ ...entry, method: 0 }))
    const stored = await readZipBytes(zipBytes({ entries }))
    const large = await readZipBytes(zipBytes({ entries: good, zip64: { count: BigInt(good.length) } }))
    expect(stored.records).toEqual(large.records)
    expect(large.records.size).toBe(21)
  })

  it('may have an entry for its folder', async () => {
    const entries = [
      { name: 'export/', externalAttributes: 0x41ed0010 },
      ...good.map((one) => ({ ...one, name: `export/${one.name}` })),
    ]
    const read = await readZipBytes(zipBytes({ entries }))
    expect(read.refusals).toEqual([])
    expect(read.tolerances.map(({ code }) => code)).toEqual(['enclosing_folder'])
  })

  for (const [attack, bytes, code] of ATTACKS) {
    it(`is refused before a row is read: ${attack}`, async () => {
      const read = await readZipBytes(Buffer.from(bytes))
      expect(read.ok).toBe(false)
      expect(read.records.size).toBe(0)
      expect(read.refusals.map((refusal) => refusal.code)).toEqual([code])
    })
  }

  it('is refused when all entries together unpack to too much, though none does alone', async () => {
    const read = await readZip(samplePackage(), { bytes: 2000 })
    expect(read.refusals.map(({ code }) => code)).toEqual(['package_too_large'])
  })

  it('is refused cut off at any place', async () => {
    const whole = zipBytes({ entries: good })
    for (let length = 2; length < whole.length; length += 97) {
      const read = await readZipBytes(whole.subarray(0, length))
      expect(read.refusals.map(({ code }) => code)).toEqual(['zip_damaged'])
    }
  })
})
