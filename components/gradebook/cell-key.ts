import type { CellAddress } from '@/lib/features/gradebook/contract'

/**
 * One text per cell, for maps and for the address bar: `student.objective`, `student.item`, `student.item.objective` or
 * `student.grade`.
 */
export function cellKey(cell: CellAddress): string {
  switch (cell.kind) {
    case 'level':
      return `${cell.studentId}.${cell.objectiveId}`
    case 'score':
      return `${cell.studentId}.${cell.itemId}`
    case 'objective':
      return `${cell.studentId}.${cell.itemId}.${cell.objectiveId}`
    case 'grade':
      return `${cell.studentId}.grade`
  }
}

/** Reads a key back. `isObjective` tells a level's key from a score's; null for what is no key. */
export function parseCellKey(key: string, isObjective: (id: string) => boolean): CellAddress | null {
  const [studentId, second, objectiveId, ...rest] = key.split('.')
  if (!studentId || !second || rest.length > 0) return null
  if (objectiveId !== undefined) return { kind: 'objective', studentId, itemId: second, objectiveId }
  if (second === 'grade') return { kind: 'grade', studentId }
  return isObjective(second)
    ? { kind: 'level', studentId, objectiveId: second }
    : { kind: 'score', studentId, itemId: second }
}
