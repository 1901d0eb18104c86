import { crc32, deflateRawSync } from 'node:zlib'

/** One entry of a zip under construction; every field may lie, for tests of what a reader makes of it. */
export interface ZipEntryPlan {
  readonly name: string
  readonly data?: Buffer | string
  /** 8, deflate, where absent; any other stores the data as it is. */
  readonly method?: number
  /** The packed bytes, where they are not to be those of `data`. */
  readonly packed?: Buffer
  readonly flags?: number
  readonly crc?: number
  /** What the headers say of the sizes; the truth where absent. */
  readonly size?: number
  readonly packedSize?: number
  readonly externalAttributes?: number
  /** Name in the local header, where it differs from the directory. */
  readonly localName?: string
  /** Offset of a local header elsewhere: the entry brings no data of its own. */
  readonly at?: number
  /** ZIP64 sizes in an extra field of the directory, the plain ones saying they are there. */
  readonly size64?: bigint
  readonly extra?: Buffer
}

export interface ZipPlan {
  readonly entries: readonly ZipEntryPlan[]
  /** What the end record says of the number of entries. */
  readonly count?: number
  readonly comment?: string
  /** A ZIP64 end record before the plain one: its entry count, and where its locator says it lies. */
  readonly zip64?: { readonly count: bigint; readonly at?: bigint }
}

/** Lays out a zip byte by byte (PKWARE APPNOTE 6.3), true unless the plan says otherwise. */
export function zipBytes({ entries, count, comment = '', zip64 }: ZipPlan): Buffer {
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const entry of entries) {
    const data = Buffer.from(entry.data ?? '')
    const method = entry.method ?? 8
    const packed = entry.packed ?? (method === 8 ? deflateRawSync(data) : data)
    const crc = entry.crc ?? crc32(data)
    const packedSize = entry.packedSize ?? packed.length
    const size = entry.size ?? data.length
    const flags = entry.flags ?? 0x800
    const at = entry.at ?? offset
    if (entry.at === undefined) {
      const localName = Buffer.from(entry.localName ?? entry.name)
      const local = Buffer.alloc(30)
      local.writeUInt32LE(0x04034b50, 0)
      local.writeUInt16LE(20, 4)
      local.writeUInt16LE(flags, 6)
      local.writeUInt16LE(method, 8)
      local.writeUInt32LE(crc, 14)
      local.writeUInt32LE(packedSize, 18)
      local.writeUInt32LE(size, 22)
      local.writeUInt16LE(localName.length, 26)
      parts.push(local, localName, packed)
      offset += local.length + localName.length + packed.length
    }
    const name = Buffer.from(entry.name)
    const extra = entry.size64 === undefined ? (entry.extra ?? Buffer.alloc(0)) : zip64Extra(entry.size64)
    const central = Buffer.alloc(46)
    central.writeUInt32LE(0x02014b50, 0)
    central.writeUInt16LE(0x0314, 4)
    central.writeUInt16LE(20, 6)
    central.writeUInt16LE(flags, 8)
    central.writeUInt16LE(method, 10)
    central.writeUInt32LE(crc, 16)
    central.writeUInt32LE(packedSize, 20)
    central.writeUInt32LE(entry.size64 === undefined ? size : 0xffffffff, 24)
    central.writeUInt16LE(name.length, 28)
    central.writeUInt16LE(extra.length, 30)
    central.writeUInt32LE(entry.externalAttributes ?? (0o100644 << 16) >>> 0, 38)
    central.writeUInt32LE(at, 42)
    directory.push(central, name, extra)
  }
  const directoryBytes = directory.reduce((sum, part) => sum + part.length, 0)
  const end = Buffer.alloc(22)
  const said = count ?? entries.length
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(said, 8)
  end.writeUInt16LE(said, 10)
  end.writeUInt32LE(directoryBytes, 12)
  end.writeUInt32LE(offset, 16)
  end.writeUInt16LE(comment.length, 20)
  const end64 = zip64 ? zip64End(zip64.count, directoryBytes, offset, zip64.at) : Buffer.alloc(0)
  return Buffer.concat([...parts, ...directory, end64, end, Buffer.from(comment)])
}

/** A zip whose second entry claims a header and data that stand inside the data of the first. */
export function overlappingZip(): Buffer {
  const inner = zipBytes({ entries: [{ name: 'b.csv', data: 'sourcedId\n', method: 0 }] })
  return zipBytes({
    entries: [
      { name: 'a.csv', data: inner, method: 0 },
      { name: 'b.csv', data: 'sourcedId\n', method: 0, at: 30 + 'a.csv'.length },
    ],
  })
}

function zip64Extra(size: bigint): Buffer {
  const extra = Buffer.alloc(12)
  extra.writeUInt16LE(1, 0)
  extra.writeUInt16LE(8, 2)
  extra.writeBigUInt64LE(size, 4)
  return extra
}

function zip64End(count: bigint, directoryBytes: number, directoryAt: number, at?: bigint): Buffer {
  const record = Buffer.alloc(56)
  record.writeUInt32LE(0x06064b50, 0)
  record.writeBigUInt64LE(44n, 4)
  record.writeBigUInt64LE(count, 24)
  record.writeBigUInt64LE(count, 32)
  record.writeBigUInt64LE(BigInt(directoryBytes), 40)
  record.writeBigUInt64LE(BigInt(directoryAt), 48)
  const locator = Buffer.alloc(20)
  locator.writeUInt32LE(0x07064b50, 0)
  locator.writeBigUInt64LE(at ?? BigInt(directoryAt + directoryBytes), 8)
  locator.writeUInt32LE(1, 16)
  return Buffer.concat([record, locator])
}
