import { calculateGrade } from '@/lib/core/grade/calculate-grade'
import { type GradeChange, withChange } from '@/lib/core/grade/preview-grade'
import { effectiveCell } from '@/lib/core/gradebook/cell'
import { parseScoreStatus } from '@/lib/core/gradebook/score-status'
import { numberOfLevel } from '@/lib/core/mastery/scale'
import type { WhatIf, WhatIfAnswer } from '@/lib/features/gradebook/contract'
import type { Acting } from '@/lib/platform/acting'
import { AppError } from '@/lib/platform/errors'
import type { GradeSource, ReadGradeSource } from '@/lib/platform/recalculation'
import { readSourceAt, requireGrade } from './get-grade-evidence'
import { gradeValue, scoreChange, shownWorking } from './grade-words'
import { readStandardNames } from './repository/grade-rows'

type Assumption = WhatIf['changes'][number]

/** The grade of a student as it would be, were some scores or levels others. Nothing of it is stored. */
export async function askWhatIf(
  acting: Acting,
  classId: string,
  { studentId, changes }: WhatIf,
  readSource: ReadGradeSource,
): Promise<WhatIfAnswer> {
  const place = await requireGrade(acting, classId, studentId)
  const source = await readSourceAt(acting, place, studentId, readSource)
  const input = changes.reduce((so, change) => withChange(so, assumed(change, source)), source.input)
  const standards = await readStandardNames(
    acting.tx,
    source.levels.map(({ objectiveId }) => objectiveId),
  )
  return {
    before: gradeValue(calculateGrade(source.input, source.policy.settings)),
    after: shownWorking(source, input, standards),
  }
}

function assumed(change: Assumption, source: GradeSource): GradeChange {
  switch (change.kind) {
    case 'score': {
      const { itemId, text } = change
      const score = change.number === null ? null : Number(change.number)
      const status = change.status === null ? null : parseScoreStatus(change.status)
      const says = score !== null || text !== null || status !== null
      const value = says ? effectiveCell(null, { score, text, status, flags: 0 }) : null
      if (value === null) return scoreChange(itemId, null)
      const given = source.scoreOf(itemId, value)
      if (given === null) throw new AppError('not-found', 'The class has no such line item in this term.')
      return scoreChange(itemId, given)
    }
    case 'level': {
      const { objectiveId, level, number } = change
      const scale = source.levels.find((one) => one.objectiveId === objectiveId)?.scale
      if (scale === undefined) throw new AppError('not-found', 'The grade follows from no such level.')
      const score = number === null ? numberOfLevel(level, scale) : Number(number)
      return { kind: 'level', level: { objectiveId, level, score, top: scale.top } }
    }
  }
}
