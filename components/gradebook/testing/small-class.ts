import type { CellWords } from '@/components/gradebook/cell-words'
import { gradeCuts } from '@/components/gradebook/grade-figures'
import { displayScore } from '@/lib/core/decimal'
import { DEFAULT_GRADE_POLICY } from '@/lib/core/grade/grade-policy'
import { assembleGrid } from '@/lib/core/gradebook/assemble-grid'
import { FLAG, type FlagName, hasFlag } from '@/lib/core/gradebook/cell'
import type { GridPayload } from '@/lib/core/gradebook/grid'
import type { GridRows } from '@/lib/core/gradebook/grid-rows'
import { DEFAULT_POLICY } from '@/lib/core/mastery/policy'
import { cutsOf } from '@/lib/core/mastery/scale'

const plain = { text: null, flags: 0, version: 1 }
const graded = { ...plain, status: 'fully graded' } as const

const rows: GridRows = {
  class: {
    id: 'class',
    title: 'Math 7',
    code: null,
    schoolYear: 2027,
    term: null,
    asOf: '2026-11-24',
    closed: false,
    mayCorrect: true,
  },
  students: [
    { id: 'kosi', familyName: 'Eze', givenName: 'Kosisochukwu', preferredName: 'Kosi', active: true },
    { id: 'chi', familyName: 'Abara', givenName: 'Chi', preferredName: null, active: true },
    { id: 'mina', familyName: 'Dang', givenName: 'Mina', preferredName: null, active: true },
    { id: 'ari', familyName: 'Adler', givenName: 'Ari', preferredName: null, active: false },
  ],
  sources: [
    { id: 'sis', name: 'Rollbook', kind: 'sis' },
    { id: 'lms', name: 'Coursebench', kind: 'lms' },
  ],
  policies: [
    {
      method: DEFAULT_POLICY.method,
      scale: DEFAULT_POLICY.scale,
      minimumEvidence: DEFAULT_POLICY.minimumEvidence,
    },
  ],
  objectives: [
    {
      id: 'rates',
      code: 'RP.1',
      short: 'Unit rates',
      statement: '',
      domain: { code: 'RP', title: 'Ratios' },
      policy: 0,
    },
    {
      id: 'percent',
      code: 'RP.2',
      short: 'Percent',
      statement: '',
      domain: { code: 'RP', title: 'Ratios' },
      policy: 0,
    },
    { id: 'other', code: 'X', short: 'Other', statement: '', domain: null, policy: 0 },
  ],
  categories: [{ id: 'tests', title: 'Tests', weight: 40 }],
  scales: [{ id: 'words', title: 'Words', entries: [{ text: 'Meets', low: null, high: null }] }],
  items: [
    item('lab', { objectiveIds: ['rates'], categoryId: 'tests', maximum: 20 }),
    item('quiz', { objectiveIds: ['rates', 'percent'], categoryId: 'tests', maximum: 10 }),
    item('talk', { objectiveIds: [], categoryId: null, maximum: null, scaleId: 'words' }),
  ],
  results: [
    { itemId: 'lab', studentId: 'kosi', sourceId: 'sis', score: 18, ...graded },
    { itemId: 'lab', studentId: 'chi', sourceId: 'sis', score: 22, ...graded },
    { itemId: 'lab', studentId: 'mina', sourceId: 'sis', score: 9, ...graded, version: 2, flags: FLAG.late },
    { itemId: 'quiz', studentId: 'kosi', sourceId: 'sis', score: 7, ...graded },
  ],
  objectiveResults: [
    { itemId: 'quiz', studentId: 'kosi', sourceId: 'sis', objectiveId: 'percent', score: 3, ...graded },
  ],
  levels: [
    {
      studentId: 'kosi',
      objectiveId: 'rates',
      score: 3.38,
      count: 3,
      insufficient: null,
      trend: 1,
      policy: null,
    },
    {
      studentId: 'chi',
      objectiveId: 'rates',
      score: 2.47,
      count: 2,
      insufficient: null,
      trend: 0,
      policy: null,
    },
    {
      studentId: 'mina',
      objectiveId: 'rates',
      score: null,
      count: 1,
      insufficient: { have: 1, needed: 2 },
      trend: 0,
      policy: null,
    },
  ],
  frozen: [],
  scoreOverrides: [
    {
      itemId: 'lab',
      objectiveId: null,
      studentId: 'mina',
      value: { score: 12, text: null, status: null, flags: 0 },
      seen: { score: 8, text: null, status: 'fully graded', flags: 0 },
      seenVersion: 1,
      version: 1,
      reason: null,
      author: 'Rosa Salazar',
      at: '2026-11-09T15:00:00Z',
    },
  ],
  grades: {
    policy: DEFAULT_GRADE_POLICY,
    closed: false,
    computed: [
      { studentId: 'kosi', percent: 84.2, mark: 'B', counted: 2, missing: 0, exempt: 0, dropped: 0 },
      { studentId: 'chi', percent: 89.96, mark: 'B', counted: 1, missing: 2, exempt: 0, dropped: 0 },
      { studentId: 'mina', percent: 60, mark: 'D', counted: 1, missing: 0, exempt: 1, dropped: 0 },
    ],
    overrides: [
      {
        studentId: 'mina',
        percent: null,
        mark: 'C',
        seen: { percent: 58.5, mark: 'F' },
        version: 1,
        reason: null,
        author: 'Rosa Salazar',
        at: '2026-11-09T15:00:00Z',
      },
    ],
  },
  levelOverrides: [
    {
      objectiveId: 'rates',
      studentId: 'kosi',
      level: 4,
      number: null,
      seen: { level: 3, score: 2.97 },
      version: 2,
      reason: 'At the board, unprompted.',
      author: 'Rosa Salazar',
      at: '2026-11-09T15:00:00Z',
    },
  ],
}

function item(
  id: string,
  of: {
    objectiveIds: readonly string[]
    categoryId: string | null
    maximum: number | null
    scaleId?: string
  },
) {
  return {
    id,
    title: id,
    assignedOn: null,
    dueOn: null,
    minimum: null,
    sourceIds: ['sis'],
    ended: false,
    closed: id === 'quiz',
    scaleId: null,
    ...of,
  }
}

/** A class small enough to know by heart, with one of everything a cell can show. */
export function smallClass(): GridPayload {
  return assembleGrid(rows, 'en')
}

const FLAGS: readonly FlagName[] = ['late', 'missing', 'incomplete', 'inProgress']

const percent: CellWords['percent'] = (value, policy) => displayScore(value, gradeCuts(policy))

/** Plain English in place of a translator. */
export const plainWords: CellWords = {
  decimalSign: '.',
  number: String,
  score: (value, policy) => displayScore(value, cutsOf(policy.scale)),
  level: (level, policy) => policy.scale.levels[level - 1]?.label ?? '',
  pieces: (count) => `${count} pieces`,
  short: (have, needed) => `${have} of ${needed}`,
  shortName: (have, needed) => `not enough, ${have} of ${needed}`,
  none: 'no evidence',
  trend: (trend) => (trend === 0 ? null : trend > 0 ? 'rising' : 'falling'),
  of: (value, maximum) => `${value} of ${maximum}`,
  status: (status) => (status === 'fully graded' ? null : status),
  flags: (flags) =>
    FLAGS.filter((name) => hasFlag(flags, name)).map((name) => ({ letter: name, word: name })),
  grade: 'Grade',
  percent,
  gradeShort: (value, policy) =>
    value.mark === null
      ? '–'
      : value.percent === null
        ? value.mark
        : `${value.mark} ${percent(value.percent, policy)}`,
  gradeName: (value, policy) =>
    value.mark === null
      ? 'no grade'
      : value.percent === null
        ? value.mark
        : `${value.mark}, ${percent(value.percent, policy)} percent`,
  missingCount: (count) => `${count} missing left out`,
  decidedBy: (author) => `by ${author}`,
  decidedByYou: 'by you',
  computed: (what) => `computed ${what}`,
  source: (name, what) => `${name} says ${what}`,
  changedSince: 'changed since',
  waiting: 'waiting',
  saved: 'saved',
  notSaved: (typed, saved) => `not saved, typed ${typed}; saved ${saved}`,
  blank: 'no score',
}
