/** Bytes a stored piece has, the last one of a file excepted. */
export const PIECE_BYTES = 1024 * 1024

/** The same bytes in pieces of one size, whatever sizes they arrive in; holds no more than one piece. */
export async function* cutPieces(
  arriving: AsyncIterable<Uint8Array>,
  pieceBytes = PIECE_BYTES,
): AsyncGenerator<Uint8Array> {
  let piece = new Uint8Array(pieceBytes)
  let filled = 0
  for await (const bytes of arriving) {
    for (let at = 0; at < bytes.byteLength; ) {
      const taken = bytes.subarray(at, at + pieceBytes - filled)
      piece.set(taken, filled)
      filled += taken.byteLength
      at += taken.byteLength
      if (filled < pieceBytes) continue
      yield piece
      piece = new Uint8Array(pieceBytes)
      filled = 0
    }
  }
  if (filled > 0) yield piece.subarray(0, filled)
}
