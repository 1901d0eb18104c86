import { checkScale, type MasteryScale, type ScaleProblem } from '@/lib/core/mastery/scale'
import { type Result, refused } from '@/lib/core/result'
import type { CaseRubric, CaseRubricLevel } from '@/lib/protocols/case/framework'

export type RubricScaleProblem = ScaleProblem | 'no-scores'

/**
 * The mastery scale a rubric suggests: the levels of its first criterion that has scores, lowest first, each level's
 * cut halfway up from the one below. A proposal for an administrator, who may move the cuts.
 * Fails where no criterion has scores or they make fewer than two levels.
 */
export function scaleFromRubric(rubric: CaseRubric): Result<MasteryScale, RubricScaleProblem> {
  const scored = rubric.criteria.map(({ levels }) => byScore(levels)).find((levels) => levels.length > 0)
  if (scored === undefined) return refused('no-scores')
  const levels = scored.map((level, at) => {
    const below = scored[at - 1]
    return {
      level: at + 1,
      label: level.label,
      number: level.score,
      cut: below === undefined ? Math.min(0, level.score) : (below.score + level.score) / 2,
    }
  })
  return checkScale({ levels, top: levels.at(-1)?.number ?? 0 })
}

interface ScoredLevel {
  readonly label: string
  readonly score: number
}

/** Two levels of one score say the same: the first by position stands. */
function byScore(levels: readonly CaseRubricLevel[]): readonly ScoredLevel[] {
  const byScores = new Map<number, string>()
  for (const { score, quality, description } of levels) {
    if (score !== null && !byScores.has(score)) byScores.set(score, quality ?? description ?? String(score))
  }
  return [...byScores].map(([score, label]) => ({ label, score })).sort((a, b) => a.score - b.score)
}
