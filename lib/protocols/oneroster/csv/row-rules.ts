import { objectiveName } from '@/lib/core/objective-name'
import { FILES, type FileName } from '@/lib/protocols/oneroster/csv/columns'
import type { RefusalCode, ToleranceCode } from '@/lib/protocols/oneroster/csv/verdicts'

/** What a rule over several cells says of a row; it may put a value right in place. */
export interface RowVerdict {
  readonly refused?: RefusalCode
  readonly tolerated?: ToleranceCode
  readonly column: string
}

/** Looks at all values of a row, in the order of `FILES`. Null: nothing to say. */
export type RowRule = (values: (string | null)[]) => RowVerdict | null

/**
 * The rules of a file that reach over several cells: with the source `case` the objective is a UUID URN (OneRoster CSV
 * 1.2, learning objective files), written in lower case, and a name that holds no UUID is of the source `unknown`;
 * subjects and subjectCodes pair up (classes.csv, courses.csv).
 */
export function rowRules(file: FileName): readonly RowRule[] {
  switch (file) {
    case 'lineItemLearningObjectiveIds':
    case 'resultLearningObjectiveIds':
      return [objectiveRule(at(file, 'source'), at(file, 'learningObjectiveId'))]
    case 'classes':
    case 'courses':
      return [subjectsRule(at(file, 'subjects'), at(file, 'subjectCodes'))]
    default:
      return []
  }
}

function at(file: FileName, name: string): number {
  return FILES[file].findIndex((column) => column.name === name)
}

function objectiveRule(source: number, objective: number): RowRule {
  const column = 'learningObjectiveId'
  return (values) => {
    if (values[source] !== 'case') return null
    const written = values[objective] ?? ''
    const name = objectiveName(written)
    if (name.scheme === 'unknown') {
      values[source] = 'unknown'
      return { tolerated: 'objective_code', column }
    }
    const urn = `urn:uuid:${name.id}`
    if (urn === written) return null
    values[objective] = urn
    return { tolerated: /^\s*urn:/i.test(written) ? 'uuid_case' : 'uuid_without_urn', column }
  }
}

function subjectsRule(subjects: number, codes: number): RowRule {
  return (values) => {
    const left = values[subjects]
    const right = values[codes]
    if (!left || !right || left.split(',').length === right.split(',').length) return null
    return { tolerated: 'subject_codes_uneven', column: 'subjectCodes' }
  }
}
