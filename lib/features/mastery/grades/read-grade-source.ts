import type { ReadGradeSource } from '@/lib/platform/recalculation'
import { gradeInput, scoresOfTerm } from './grade-class'
import { readInClass } from './recalculate-grades-of-student'
import { readGradeFacts } from './repository/class-facts'
import { toGradeScore } from './repository/score-entries'

/** What a student's grade in a class and term is made of now, with the policy that makes it; nothing is stored. */
export const readGradeSource: ReadGradeSource = async (tx, of) => {
  const { classId, termId, today } = of
  const facts = await readGradeFacts(tx, {
    classes: 'select unnest($1::uuid[])',
    parameter: [classId],
    today,
  })
  const own = facts.classes.get(classId)
  if (own === undefined) return null
  const found = await readInClass(tx, of, own, facts)
  const scores = scoresOfTerm(found.scores, termId)
  return {
    input: gradeInput(own, scores, found.levels),
    policy: own.policy,
    scores,
    levels: found.levels,
    scoreOf(itemId, value) {
      const item = own.items.get(itemId)
      if (item === undefined || !item.termIds.includes(termId)) return null
      return toGradeScore(itemId, item, value, item.scale, facts.scales)
    },
  }
}
