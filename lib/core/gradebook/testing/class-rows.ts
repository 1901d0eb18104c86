import { DEFAULT_GRADE_POLICY } from '@/lib/core/grade/grade-policy'
import type { GridRows, ItemRow, ResultRow } from '@/lib/core/gradebook/grid-rows'
import { DEFAULT_POLICY } from '@/lib/core/mastery/policy'

/** A class with nobody and nothing in it, to which an example adds what it is about. */
export const EMPTY_CLASS: GridRows = {
  class: {
    id: 'class',
    title: 'Math 7',
    code: 'M7-3',
    schoolYear: 2027,
    term: null,
    asOf: '2026-11-24',
    closed: false,
    mayCorrect: true,
  },
  students: [],
  sources: [
    { id: 'sis', name: 'SIS', kind: 'sis' },
    { id: 'lms', name: 'LMS', kind: 'lms' },
  ],
  policies: [{ method: DEFAULT_POLICY.method, scale: DEFAULT_POLICY.scale, minimumEvidence: 2 }],
  objectives: [],
  categories: [],
  scales: [],
  items: [],
  results: [],
  objectiveResults: [],
  levels: [],
  frozen: [],
  scoreOverrides: [],
  levelOverrides: [],
  grades: { policy: DEFAULT_GRADE_POLICY, closed: false, computed: [], overrides: [] },
}

/** A graded result of the SIS. */
export function resultRow(itemId: string, studentId: string, rest: Partial<ResultRow> = {}): ResultRow {
  return {
    itemId,
    studentId,
    sourceId: 'sis',
    score: 17,
    text: null,
    status: 'fully graded',
    flags: 0,
    version: 1,
    ...rest,
  }
}

/** A line item of 20 points that the SIS is trusted for before the LMS. */
export function itemRow(id: string, rest: Partial<ItemRow> = {}): ItemRow {
  return {
    id,
    title: `Task ${id}`,
    assignedOn: null,
    dueOn: '2026-10-12',
    minimum: 0,
    maximum: 20,
    categoryId: null,
    scaleId: null,
    sourceIds: ['sis', 'lms'],
    objectiveIds: [],
    ended: false,
    closed: false,
    ...rest,
  }
}
