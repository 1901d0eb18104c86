import { ok, type Result, refused } from '@/lib/core/result'

/** One level of a mastery scale. */
export interface MasteryLevel {
  /** Position from the lowest, counted from 1: what is stored and typed. */
  readonly level: number
  readonly label: string
  /** A score at or above it, and below the next level's cut, has this level. */
  readonly cut: number
  /** The number a judged level stands for where a method must calculate with it. Lies in the level's own band. */
  readonly number: number
}

/** Levels from lowest to highest, and the number a perfect score maps to. */
export interface MasteryScale {
  readonly levels: readonly MasteryLevel[]
  readonly top: number
}

/** The four levels a district starts with. */
export const FOUR_LEVELS: MasteryScale = {
  levels: [
    { level: 1, label: 'Beginning', cut: 0, number: 1 },
    { level: 2, label: 'Approaching', cut: 1.5, number: 2 },
    { level: 3, label: 'Proficient', cut: 2.5, number: 3 },
    { level: 4, label: 'Advanced', cut: 3.5, number: 4 },
  ],
  top: 4,
}

/**
 * The level of a score: the highest one whose cut it reaches, never rounded up to it; the lowest below every cut.
 * `score` is one already rounded to six places.
 */
export function levelOfScore(score: number, scale: MasteryScale): number {
  const { levels } = scale
  for (let at = levels.length - 1; at > 0; at--) {
    const level = levels[at]
    if (level !== undefined && score >= level.cut) return level.level
  }
  return 1
}

/** The number a level given by itself stands for; the top for one the scale does not have. */
export function numberOfLevel(level: number, scale: MasteryScale): number {
  return scale.levels.find((one) => one.level === level)?.number ?? scale.top
}

/** The cut points, lowest first. */
export function cutsOf(scale: MasteryScale): readonly number[] {
  return scale.levels.map((level) => level.cut)
}

/** Half the width of an average level: less than this is no trend worth a mark. */
export function halfALevel(scale: MasteryScale): number {
  return scale.top / scale.levels.length / 2
}

export type ScaleProblem =
  | 'too-few-levels'
  | 'levels-not-in-order'
  | 'cuts-not-ascending'
  | 'number-outside-its-level'
  | 'top-below-highest-cut'

/** A scale an administrator drew, checked: two levels or more, numbered from 1, cuts rising, numbers in their bands. */
export function checkScale(scale: MasteryScale): Result<MasteryScale, ScaleProblem> {
  const { levels, top } = scale
  if (levels.length < 2) return refused('too-few-levels')
  for (const [at, level] of levels.entries()) {
    const next = levels[at + 1]
    if (level.level !== at + 1) return refused('levels-not-in-order')
    if (next !== undefined && !(next.cut > level.cut)) return refused('cuts-not-ascending')
    if (!(level.number >= level.cut && level.number < (next?.cut ?? Number.POSITIVE_INFINITY)))
      return refused('number-outside-its-level')
    if (next === undefined && !(top >= level.cut)) return refused('top-below-highest-cut')
  }
  return ok(scale)
}
