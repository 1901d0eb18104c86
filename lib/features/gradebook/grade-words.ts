import { calculateGrade, type Grade } from '@/lib/core/grade/calculate-grade'
import type { GradeInput, GradeScore } from '@/lib/core/grade/grade-input'
import type { LevelInGrade, ScoreInGrade } from '@/lib/core/grade/grade-working'
import { type GradeChange, previewGrade } from '@/lib/core/grade/preview-grade'
import { packFlags } from '@/lib/core/gradebook/cell'
import type {
  CountedGrade,
  GradeMove,
  ShownGradeLevel,
  ShownGradeScore,
  ShownGradeWorking,
} from '@/lib/core/gradebook/grade-evidence'
import type { GradeValue } from '@/lib/core/gradebook/grade-value'
import type { GradeSource } from '@/lib/platform/recalculation'

/** What a standard is called. */
export interface StandardName {
  readonly code: string
  readonly statement: string
}

/** The engine's grade as percent and mark. */
export function gradeValue(grade: Grade): GradeValue {
  return grade.state === 'graded'
    ? { percent: grade.percent, mark: grade.mark }
    : { percent: null, mark: null }
}

/** The working of `input`, which may be another than the source's own, in the words of the class. */
export function shownWorking(
  source: GradeSource,
  input: GradeInput,
  standards: ReadonlyMap<string, StandardName>,
): ShownGradeWorking {
  const grade = calculateGrade(input, source.policy.settings)
  const { working } = grade
  const overridden = new Set([
    ...source.scores.flatMap((one) => (one.overridden ? [one.score.itemId] : [])),
    ...source.levels.flatMap((one) => (one.overridden ? [one.objectiveId] : [])),
  ])
  return {
    grade: counted(grade),
    method: working.method,
    categories: working.categories,
    scores: working.scores.map((part) => shownScore(part, overridden)),
    levels: working.levels.map((part) => shownLevel(part, overridden, standards)),
  }
}

function counted(grade: Grade): CountedGrade {
  const { missing, exempt, dropped } = grade
  return { ...gradeValue(grade), counted: grade.counted, missing, exempt, dropped }
}

function shownScore({ score, ...part }: ScoreInGrade, overridden: ReadonlySet<string>): ShownGradeScore {
  const { itemId, title, dueOn, categoryId, minimum, maximum, text, status, late, missing } = score
  return {
    itemId,
    title,
    dueOn,
    categoryId,
    minimum,
    maximum,
    score: score.score,
    text,
    status,
    flags: packFlags({ late, missing, incomplete: false, inProgress: false }),
    overridden: overridden.has(itemId),
    ...part,
  }
}

function shownLevel(
  { level, ...part }: LevelInGrade,
  overridden: ReadonlySet<string>,
  standards: ReadonlyMap<string, StandardName>,
): ShownGradeLevel {
  const { objectiveId } = level
  const { code = '', statement = '' } = standards.get(objectiveId) ?? {}
  return {
    objectiveId,
    code,
    statement,
    level: level.level,
    overridden: overridden.has(objectiveId),
    ...part,
  }
}

/** What a person's value above one score, or one level, does to the grade; null where there is no such value. */
export function moveBy(
  source: GradeSource,
  of: { readonly itemId: string } | { readonly objectiveId: string },
): GradeMove | null {
  const without = 'itemId' in of ? withoutScore(source, of.itemId) : withoutLevel(source, of.objectiveId)
  if (without === null) return null
  const { before, after } = previewGrade(source.input, without, source.policy.settings)
  return { without: gradeValue(after), with: gradeValue(before) }
}

function withoutScore({ scores }: GradeSource, itemId: string): GradeChange | null {
  const found = scores.find(({ score }) => score.itemId === itemId)
  if (found === undefined || !found.overridden) return null
  return scoreChange(itemId, found.beneath)
}

export function scoreChange(itemId: string, score: GradeScore | null): GradeChange {
  return score === null ? { kind: 'no-score', itemId } : { kind: 'score', score }
}

function withoutLevel({ levels }: GradeSource, objectiveId: string): GradeChange | null {
  const found = levels.find((one) => one.objectiveId === objectiveId)
  if (found === undefined || !found.overridden) return null
  return found.beneath === null ? { kind: 'no-level', objectiveId } : { kind: 'level', level: found.beneath }
}
