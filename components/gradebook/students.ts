import type { OpenGrid } from '@/components/gradebook/open-grid'
import { sparseAt } from '@/lib/core/gradebook/sparse'

/** A student as teachers speak of them: by the preferred name where there is one. */
export interface StudentName {
  readonly family: string
  readonly first: string
  readonly active: boolean
}

export function studentName({ payload, studentAt }: OpenGrid, studentId: string): StudentName {
  const at = studentAt.get(studentId) ?? -1
  const { family, given, preferred, inactive } = payload.students
  return {
    family: family[at] ?? '',
    first: sparseAt(preferred, at) ?? given[at] ?? '',
    active: !(inactive?.includes(at) ?? false),
  }
}

/** "Kosi Eze". */
export function spokenName(name: StudentName): string {
  return `${name.first} ${name.family}`.trim()
}
