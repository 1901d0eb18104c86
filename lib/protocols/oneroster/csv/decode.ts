import { isAscii, isUtf8 } from 'node:buffer'
import { transcode } from '@/lib/protocols/oneroster/csv/transcode'
import type { RefusalCode, ToleranceCode } from '@/lib/protocols/oneroster/csv/verdicts'

/** What a file's bytes turn into, in the file's order. Lines are physical lines, the header being 1. */
export type Decoded =
  | {
      readonly kind: 'lines'
      readonly firstLine: number
      /** Whole lines joined by `\n`, without a last one. */
      readonly text: string
      /** Bytes of the file taken so far. */
      readonly bytesDone: number
    }
  | { readonly kind: 'tolerated'; readonly line: number; readonly code: ToleranceCode }
  | { readonly kind: 'line_too_long'; readonly line: number }
  | DecodingStopped

/** Nothing follows. */
export interface DecodingStopped {
  readonly kind: 'stopped'
  readonly line: number
  readonly code: Extract<RefusalCode, 'encoding_invalid' | 'nul_byte' | 'read_failed'>
  readonly encoding: 'UTF-8' | 'UTF-16'
}

interface Position {
  line: number
  bytesDone: number
}

const LF = 0x0a

/**
 * Turns the bytes of a data file into text, whole lines at a time, holding at most `lineBytes` and one piece of the
 * source. UTF-8 as the standard wants it (OneRoster CSV 1.2, file format); a byte order mark, UTF-16 with one, and lone `\r`
 * at line ends are borne with. A line beyond `lineBytes` is skipped and named. Bad text, or a source that fails,
 * ends the file with `stopped`; nothing is thrown.
 */
export async function* decode(
  source: AsyncIterable<Buffer>,
  lineBytes: number,
): AsyncGenerator<Decoded, void, undefined> {
  const at: Position = { line: 1, bytesDone: 0 }
  const counted = count(source, at)
  try {
    yield* gather(counted, lineBytes, at)
  } catch {
    yield { kind: 'stopped', line: at.line, code: 'read_failed', encoding: 'UTF-8' }
  }
}

async function* count(source: AsyncIterable<Buffer>, at: Position): AsyncGenerator<Buffer, void, undefined> {
  for await (const piece of source) {
    at.bytesDone += piece.length
    yield piece
  }
}

async function* gather(
  source: AsyncIterable<Buffer>,
  lineBytes: number,
  at: Position,
): AsyncGenerator<Decoded, void, undefined> {
  let tail: Buffer[] = []
  let tailBytes = 0
  let skipping = false
  for await (const piece of transcode(source)) {
    if (piece.kind === 'tolerated') {
      yield { kind: 'tolerated', line: 1, code: piece.code }
      continue
    }
    if (piece.kind === 'undecodable') {
      yield { kind: 'stopped', line: at.line, code: 'encoding_invalid', encoding: 'UTF-16' }
      return
    }
    let { bytes } = piece
    if (skipping) {
      const end = bytes.indexOf(LF)
      if (end < 0) continue
      skipping = false
      at.line += 1
      bytes = bytes.subarray(end + 1)
    }
    const cut = bytes.lastIndexOf(LF)
    if (cut >= 0) {
      const stopped = yield* readBlock(Buffer.concat([...tail, bytes.subarray(0, cut)]), at)
      if (stopped) return
      tail = []
      tailBytes = 0
    }
    const rest = bytes.subarray(cut + 1)
    if (rest.length === 0) continue
    tail.push(rest)
    tailBytes += rest.length
    if (tailBytes > lineBytes) {
      yield { kind: 'line_too_long', line: at.line }
      tail = []
      tailBytes = 0
      skipping = true
    }
  }
  if (tailBytes > 0) yield* readBlock(Buffer.concat(tail), at)
}

/** Yields the good lines of a block; returns whether bad text ended the file in it. */
function* readBlock(bytes: Buffer, at: Position): Generator<Decoded, boolean, undefined> {
  const bad = findBadText(bytes)
  const good = bad === null ? bytes : bytes.subarray(0, Math.max(0, bad.lineStart - 1))
  if (bad === null || bad.lineStart > 0) {
    const raw = isAscii(good) ? good.toString('latin1') : good.toString('utf8')
    // The block ends before a `\n`, so a `\r` at its end belongs to that one.
    const text = raw.includes('\r') ? raw.replace(/\r$/, '').replace(/\r\n?/g, '\n') : raw
    yield { kind: 'lines', firstLine: at.line, text, bytesDone: at.bytesDone }
    at.line += 1
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', end + 1)) at.line += 1
  }
  if (bad === null) return false
  yield { kind: 'stopped', line: at.line, code: bad.code, encoding: 'UTF-8' }
  return true
}

function findBadText(bytes: Buffer): { lineStart: number; code: DecodingStopped['code'] } | null {
  if (isUtf8(bytes) && !bytes.includes(0)) return null
  for (let start = 0; ; ) {
    const end = bytes.indexOf(LF, start)
    const line = bytes.subarray(start, end < 0 ? bytes.length : end)
    if (line.includes(0)) return { lineStart: start, code: 'nul_byte' }
    if (!isUtf8(line)) return { lineStart: start, code: 'encoding_invalid' }
    if (end < 0) return null
    start = end + 1
  }
}
