import type {
  FromLevels,
  GradeMark,
  GradeMethod,
  GradePolicy,
  TitleWeight,
} from '@/lib/core/grade/grade-policy'
import {
  type Found,
  type Note,
  readChoice,
  readCount,
  readList,
  readNumber,
  readObject,
  readText,
  readYesOrNo,
  type SettingProblem,
} from '@/lib/core/grade/read-setting'
import { foldText } from '@/lib/core/mastery/score-scale'
import { ok, type Result, refused } from '@/lib/core/result'

export type GradePolicyProblem = Found<PolicyCode>

type PolicyCode =
  | SettingProblem
  /** The same title, or the same mark, a second time. */
  | 'twice'
  /** No weight above 0: nothing would ever count. */
  | 'no-weight'
  | 'too-few-marks'
  | 'too-few-levels'
  /** A mark that starts as high as the better one before it. */
  | 'not-descending'

/**
 * Reads a policy from settings of any origin: the policy with every parameter in its range and nothing else in it, or
 * every problem with its place. The engine takes no other.
 */
export function checkGradePolicy(settings: unknown): Result<GradePolicy, readonly GradePolicyProblem[]> {
  const problems: GradePolicyProblem[] = []
  const note: Note<PolicyCode> = (place, code) => problems.push({ place, code })
  const given = readObject(settings, '', note)
  if (problems.length > 0) return refused(problems)
  const policy: GradePolicy = {
    method: readMethod(given.method, note),
    drop: readDrop(given.drop, note),
    missing: readMissing(given.missing, note),
    scale: readScale(given.scale, note),
    markBy: readChoice(given.markBy, 'markBy', ['percent', 'whole-percent'], note),
    countPartiallyGraded: readYesOrNo(given.countPartiallyGraded, 'countPartiallyGraded', note),
    countSubmittedWithScore: readYesOrNo(given.countSubmittedWithScore, 'countSubmittedWithScore', note),
  }
  return problems.length > 0 ? refused(problems) : ok(policy)
}

const METHODS = ['automatic', 'total-points', 'weighted-categories', 'from-levels'] as const

function readMethod(value: unknown, note: Note<PolicyCode>): GradeMethod {
  const given = readObject(value, 'method', note)
  const kind = readChoice(given.kind, 'method.kind', METHODS, note)
  switch (kind) {
    case 'automatic':
    case 'total-points':
      return { kind }
    case 'weighted-categories': {
      const weights = given.weights
      return { kind, weights: weights === 'from-categories' ? weights : readWeights(weights, note) }
    }
    case 'from-levels':
      return {
        kind,
        worth: readWorth(given.worth, note),
        combine: readChoice(given.combine, 'method.combine', ['mean', 'median'], note),
      }
  }
}

function readWeights(value: unknown, note: Note<PolicyCode>): readonly TitleWeight[] {
  const place = 'method.weights'
  const titles = new Set<string>()
  const weights = readList(value, place, 100, note).map((entry, at) => {
    const given = readObject(entry, `${place}.${at}`, note)
    const title = readText(given.title, `${place}.${at}.title`, note)
    if (title !== '' && titles.has(foldText(title))) note(`${place}.${at}.title`, 'twice')
    titles.add(foldText(title))
    return { title, weight: readNumber(given.weight, `${place}.${at}.weight`, 0, 10_000, note) }
  })
  if (weights.every(({ weight }) => weight === 0)) note(place, 'no-weight')
  return weights
}

function readWorth(value: unknown, note: Note<PolicyCode>): FromLevels['worth'] {
  const place = 'method.worth'
  const given = readObject(value, place, note)
  const kind = readChoice(given.kind, `${place}.kind`, ['score', 'table'], note)
  if (kind === 'score') return { kind }
  const percents = readList(given.percents, `${place}.percents`, 20, note).map((percent, at) =>
    readNumber(percent, `${place}.percents.${at}`, 0, 100, note),
  )
  if (percents.length < 2) note(`${place}.percents`, 'too-few-levels')
  return { kind, percents }
}

function readDrop(value: unknown, note: Note<PolicyCode>): GradePolicy['drop'] {
  const given = readObject(value, 'drop', note)
  return {
    lowest: readCount(given.lowest, 'drop.lowest', 20, note),
    highest: readCount(given.highest, 'drop.highest', 20, note),
    within: readChoice(given.within, 'drop.within', ['category', 'class'], note),
  }
}

function readMissing(value: unknown, note: Note<PolicyCode>): GradePolicy['missing'] {
  if (typeof value === 'string') return readChoice(value, 'missing', ['leave-out', 'zero'], note)
  const given = readObject(value, 'missing', note)
  return { percent: readNumber(given.percent, 'missing.percent', 0, 100, note) }
}

function readScale(value: unknown, note: Note<PolicyCode>): readonly GradeMark[] {
  const marks = new Set<string>()
  let above = Number.POSITIVE_INFINITY
  const scale = readList(value, 'scale', 50, note).map((entry, at) => {
    const place = `scale.${at}`
    const given = readObject(entry, place, note)
    const mark = readText(given.mark, `${place}.mark`, note)
    const from = readNumber(given.from, `${place}.from`, 0, 1000, note)
    if (mark !== '' && marks.has(mark)) note(`${place}.mark`, 'twice')
    if (from >= above) note(`${place}.from`, 'not-descending')
    marks.add(mark)
    above = from
    return { mark, from }
  })
  if (scale.length < 2) note('scale', 'too-few-marks')
  return scale
}
