import { read } from 'node:fs'
import { pipeline, Readable } from 'node:stream'
import { promisify } from 'node:util'
import { createInflateRaw } from 'node:zlib'
import { RandomAccessReader } from 'yauzl'

const PIECE_BYTES = 64 * 1024

/**
 * The zip library reads wherever a directory tells it to; an offset beyond the file, as a lying ZIP64 record gives,
 * would make the file system throw where nobody can catch it. So every position is checked here first.
 */
export class BoundedReader extends RandomAccessReader {
  readonly #fd: number
  readonly #size: number

  constructor(fd: number, size: number) {
    super()
    this.#fd = fd
    this.#size = size
  }

  override read(
    buffer: Buffer,
    offset: number,
    length: number,
    position: number,
    callback: (error: Error | null, bytesRead?: number) => void,
  ): void {
    if (!Number.isSafeInteger(position) || position < 0 || position + length > this.#size) {
      setImmediate(callback, new Error('a record lies beyond the end of the file'))
      return
    }
    read(this.#fd, buffer, offset, length, position, callback)
  }
}

/** Where the packed bytes of an entry lie, and what they must become. */
export interface PackedRange {
  readonly start: number
  readonly packedBytes: number
  readonly bytes: number
  readonly deflated: boolean
}

/**
 * The unpacked bytes of one entry, in pieces of at most 64 KiB, at the pace they are taken. Throws an Error as soon
 * as more comes out than the directory says, or when less does, or when the data cannot be inflated.
 */
export async function* unpack(fd: number, range: PackedRange): AsyncGenerator<Buffer, void, undefined> {
  if (range.packedBytes === 0) {
    if (range.bytes > 0) throw new Error('it has no data')
    return
  }
  const packed = Readable.from(pieces(fd, range), { objectMode: false, highWaterMark: PIECE_BYTES })
  // The callback only keeps a failure from being thrown twice: the loop below receives it.
  const stream = range.deflated
    ? pipeline(packed, createInflateRaw({ chunkSize: PIECE_BYTES }), () => undefined)
    : packed
  let bytes = 0
  for await (const piece of stream) {
    if (!Buffer.isBuffer(piece)) throw new Error('it did not yield bytes')
    bytes += piece.length
    if (bytes > range.bytes) throw new Error('it unpacks to more bytes than the directory says')
    yield piece
  }
  if (bytes !== range.bytes) throw new Error('it unpacks to fewer bytes than the directory says')
}

const readAt = promisify(read)

/**
 * The packed bytes as they lie in the file. Not a read stream over the descriptor: such a stream closes it when it is
 * destroyed, and the package reads on.
 */
async function* pieces(fd: number, range: PackedRange): AsyncGenerator<Buffer, void, undefined> {
  const end = range.start + range.packedBytes
  for (let at = range.start; at < end; ) {
    const piece = Buffer.allocUnsafe(Math.min(PIECE_BYTES, end - at))
    const { bytesRead } = await readAt(fd, piece, 0, piece.length, at)
    if (bytesRead === 0) throw new Error('it ends before its data does')
    yield piece.subarray(0, bytesRead)
    at += bytesRead
  }
}
