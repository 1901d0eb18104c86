import type { DraftPiece, PieceRole } from '@/lib/core/mastery/evidence'

/** Gives a piece its part of a linear score. */
export function weigh(piece: DraftPiece, role: PieceRole, weight: number): void {
  piece.role = role
  piece.weight = weight
  piece.contribution = weight * piece.value
}

/** The plain mean of pieces, each weighed alike; at least one piece. */
export function meanOf(pieces: readonly DraftPiece[], role: PieceRole): number {
  let sum = 0
  for (const piece of pieces) {
    sum += piece.value
    weigh(piece, role, 1 / pieces.length)
  }
  return sum / pieces.length
}
