import type { DraftPiece } from '@/lib/core/mastery/evidence'
import { mean } from '@/lib/core/mastery/methods/mean'
import type { PowerLaw } from '@/lib/core/mastery/policy'

/** The curve y = m·xᵇ through the pieces, and where it was read. */
export interface PowerFit {
  readonly m: number
  readonly b: number
  /** The position it is read at, the first fitted piece being 1. */
  readonly x: number
  /** What the curve says there, before the top of the scale or the mean was preferred. */
  readonly predicted: number
  readonly taken: 'curve' | 'top' | 'mean'
}

export interface PowerOutcome {
  readonly score: number
  /** Null where a single piece, or none but zeros, left nothing to fit. */
  readonly fit: PowerFit | null
}

// Smaller than what is stored: a zero, for all a teacher can see.
const ZERO_BELOW = 1e-6
const LOGARITHMS = Array.from({ length: 64 }, (_, at) => Math.log(at))

function logarithmOf(position: number): number {
  return LOGARITHMS[position] ?? Math.log(position)
}

/**
 * Least squares on logarithms: b = (nΣ ln x ln y − Σ ln x Σ ln y) ÷ (nΣ(ln x)² − (Σ ln x)²), ln m = (Σ ln y − bΣ ln x)
 * ÷ n, with x the position of a piece; the score is m·nᵇ, or m·(n+1)ᵇ for the piece that would come next. One piece
 * stands for itself. 1, 2, 3, 4 gives 4 or, for the next, 5. `top` is that of the mastery scale.
 */
export function powerLaw(pieces: readonly DraftPiece[], method: PowerLaw, top: number): PowerOutcome {
  const fit = fitCurve(pieces, method)
  if (fit === null) return { score: fallback(pieces), fit: null }
  const held = method.capped ? Math.min(fit.predicted, top) : fit.predicted
  const average = averageOf(pieces)
  if (method.orMean && average > held) return { score: mean(pieces), fit: { ...fit, taken: 'mean' } }
  return { score: held, fit: held < fit.predicted ? { ...fit, taken: 'top' } : fit }
}

function fitCurve(pieces: readonly DraftPiece[], method: PowerLaw): PowerFit | null {
  let n = 0
  let sumX = 0
  let sumY = 0
  let sumXX = 0
  let sumXY = 0
  for (const piece of pieces) {
    const isZero = piece.value < ZERO_BELOW
    const y = isZero ? method.zeroAs : piece.value
    piece.role = y === null ? 'left-out' : 'fitted'
    if (y === null) continue
    n++
    const lnX = logarithmOf(n)
    const lnY = Math.log(y)
    sumX += lnX
    sumY += lnY
    sumXX += lnX * lnX
    sumXY += lnX * lnY
  }
  if (n < 2) return null
  const b = (n * sumXY - sumX * sumY) / (n * sumXX - sumX * sumX)
  const lnM = (sumY - b * sumX) / n
  const x = method.at === 'newest' ? n : n + 1
  return { m: Math.exp(lnM), b, x, predicted: Math.exp(lnM + b * logarithmOf(x)), taken: 'curve' }
}

/** With fewer than two pieces to fit: the one that is not zero, or plain zero. */
function fallback(pieces: readonly DraftPiece[]): number {
  const only = pieces.find((piece) => piece.role === 'fitted') ?? pieces.at(-1)
  if (only === undefined) throw new RangeError('a method needs a piece of evidence')
  only.role = 'chosen'
  only.weight = 1
  only.contribution = only.value
  return only.value
}

function averageOf(pieces: readonly DraftPiece[]): number {
  let sum = 0
  for (const piece of pieces) sum += piece.value
  return sum / pieces.length
}
