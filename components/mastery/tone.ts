import { FOUR_LEVELS, type MasteryScale } from '@/lib/core/mastery/scale'

/** The four drawn steps of mastery, lowest first; 0 is "not enough evidence yet". */
export type Tone = 0 | 1 | 2 | 3 | 4

const STEPS = [1, 2, 3, 4] as const

/** The step a level is drawn in: levels of a longer or shorter scale are spread over the four, ends on ends. */
export function toneOfLevel(level: number, levels: number): Tone {
  if (level < 1) return 0
  if (levels < 2) return 4
  const at = Math.round(((level - 1) * (STEPS.length - 1)) / (levels - 1))
  return STEPS[Math.min(at, STEPS.length - 1)] ?? 0
}

export type LevelWord = '1' | '2' | '3' | '4'

/**
 * The name of a level. A district's own words stand as they are; the four words every district starts with are said
 * in the reader's language, by `translate`.
 */
export function levelName(
  level: number,
  scale: MasteryScale,
  translate: (word: LevelWord) => string,
): string {
  const label = scale.levels[level - 1]?.label ?? String(level)
  const standard = FOUR_LEVELS.levels.find((known) => known.level === level && known.label === label)
  const word = WORDS[level - 1]
  return standard === undefined || word === undefined ? label : translate(word)
}

const WORDS = ['1', '2', '3', '4'] as const satisfies readonly LevelWord[]
