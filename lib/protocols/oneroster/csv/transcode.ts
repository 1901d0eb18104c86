import type { ToleranceCode } from '@/lib/protocols/oneroster/csv/verdicts'

export type Transcoded =
  | { readonly kind: 'bytes'; readonly bytes: Buffer }
  | { readonly kind: 'tolerated'; readonly code: Extract<ToleranceCode, 'bom' | 'utf16' | 'line_ending_cr'> }
  /** The bytes are not the UTF-16 their mark promises; nothing follows. */
  | { readonly kind: 'undecodable' }

const LF = 0x0a
const CR = 0x0d
const MARK_BYTES = 3

/**
 * Brings a file to bytes that should be UTF-8 with `\n` somewhere at line ends: takes a byte order mark off, turns
 * UTF-16 (known by its mark) into UTF-8, and a file whose first piece has lone `\r` only into one with `\n`. What was
 * borne with is said before the bytes. Whether the bytes are UTF-8 is not checked here.
 */
export async function* transcode(source: AsyncIterable<Buffer>): AsyncGenerator<Transcoded, void, undefined> {
  let head: Buffer | null = Buffer.alloc(0)
  let decoder: TextDecoder | null = null
  let macintosh = false
  for await (const piece of source) {
    let bytes = piece
    if (head) {
      // A source may give fewer bytes at first than a mark needs.
      head = Buffer.concat([head, piece])
      if (head.length < MARK_BYTES) continue
      const mark = readMark(head)
      bytes = head.subarray(mark.length)
      head = null
      if (mark.code) yield { kind: 'tolerated', code: mark.code }
      // A `\r` at the very end may be half of a `\r\n`, so it proves nothing.
      if (mark.encoding) decoder = new TextDecoder(mark.encoding, { fatal: true })
      else macintosh = !bytes.includes(LF) && bytes.subarray(0, -1).includes(CR)
      if (macintosh) yield { kind: 'tolerated', code: 'line_ending_cr' }
    }
    if (decoder) {
      const text = decodeFatally(decoder, bytes, true)
      if (text === null) return yield { kind: 'undecodable' }
      bytes = Buffer.from(text)
    } else if (macintosh) {
      bytes = Buffer.from(bytes.map((byte) => (byte === CR ? LF : byte)))
    }
    yield { kind: 'bytes', bytes }
  }
  if (head && head.length > 0) yield { kind: 'bytes', bytes: head }
  if (decoder && decodeFatally(decoder, Buffer.alloc(0), false) === null) yield { kind: 'undecodable' }
}

interface Mark {
  readonly length: number
  readonly code?: 'bom' | 'utf16'
  readonly encoding?: 'utf-16le' | 'utf-16be'
}

function readMark(head: Buffer): Mark {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return { length: 3, code: 'bom' }
  if (head[0] === 0xff && head[1] === 0xfe) return { length: 2, code: 'utf16', encoding: 'utf-16le' }
  if (head[0] === 0xfe && head[1] === 0xff) return { length: 2, code: 'utf16', encoding: 'utf-16be' }
  return { length: 0 }
}

function decodeFatally(decoder: TextDecoder, bytes: Buffer, more: boolean): string | null {
  try {
    return decoder.decode(bytes, { stream: more })
  } catch {
    return null
  }
}
