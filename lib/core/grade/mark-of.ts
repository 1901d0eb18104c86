import { roundTo } from '@/lib/core/decimal'
import type { GradePolicy } from '@/lib/core/grade/grade-policy'

/**
 * The mark of a percent already rounded to six places: the highest whose `from` it reaches; the lowest below all of
 * them. The scale must have passed `checkGradePolicy`.
 */
export function markOf(percent: number, { scale, markBy }: Pick<GradePolicy, 'scale' | 'markBy'>): string {
  const met = markBy === 'whole-percent' ? roundTo(percent, 0) : percent
  let mark = ''
  for (const step of scale) {
    mark = step.mark
    if (met >= step.from) break
  }
  return mark
}
