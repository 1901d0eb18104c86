/** One piece of evidence as the files give it: `score` of `maximum`, on a day. */
interface FigureEvidence {
  readonly system: 'sis' | 'lms' | 'assessment'
  readonly lineItem: string
  readonly result: string
  /** Whether the score is the result's entry for the objective rather than its own score. */
  readonly byObjective: boolean
  readonly score: number
  readonly maximum: number
  readonly on: string
}

interface FigureLevel {
  readonly student: string
  readonly user: string
  readonly class: string
  readonly objective: string
  /** What counts, oldest first, retakes already in the place of what they repeat. */
  readonly evidence: readonly FigureEvidence[]
  /** By decaying average, 65 for the newest, on a scale of 4. */
  readonly score: number
}

const kosi = { student: 'kosi-eze', user: 'sis-user-100223', class: 'sis-class-2' } as const
const rafi = { student: 'rafi-chowdhury', user: 'sis-user-100220', class: 'sis-class-2' } as const

const levels: readonly FigureLevel[] = [
  {
    ...kosi,
    objective: 'M7.PR.2',
    evidence: [
      piece('lms', 11, 100223, false, 3, 4, '2026-10-12'),
      piece('assessment', 15, 100223, true, 74, 100, '2026-10-30'),
      piece('sis', 19, 100223, false, 18, 20, '2026-11-13'),
    ],
    score: 3.3809,
  },
  {
    ...kosi,
    objective: 'M7.PR.1',
    evidence: [
      piece('lms', 2, 100223, false, 3, 4, '2026-08-31'),
      piece('sis', 3, 100223, true, 7, 10, '2026-09-11'),
      piece('assessment', 7, 100223, true, 70, 100, '2026-09-30'),
    ],
    score: 2.8245,
  },
  {
    ...rafi,
    objective: 'M7.SN.1',
    evidence: [
      piece('lms', 5, 100220, false, 2, 4, '2026-09-18'),
      piece('sis', 6, 100220, false, 13, 20, '2026-09-25'),
      piece('assessment', 7, 100220, true, 61, 100, '2026-09-30'),
      piece('sis', 10, 100220, true, 8, 10, '2026-10-09'),
    ],
    score: 2.927875,
  },
  {
    ...rafi,
    objective: 'M7.PR.2',
    evidence: [
      piece('assessment', 15, 100220, true, 63, 100, '2026-10-30'),
      piece('sis', 19, 100220, false, 13, 20, '2026-11-13'),
    ],
    score: 2.572,
  },
]

/**
 * What is known of the sample district before anything is imported. Counts are of rows that can be read; the rows
 * that must be refused stand apart. Line item `sis-item-C-I` is item I of class `sis-class-C`.
 */
export const storyFigures = {
  asOf: '2026-11-24',
  orgs: 3,
  schools: 2,
  classes: 16,
  students: 300,
  teachers: 11,
  guardians: 464,
  studentEnrollments: 406,
  activeStudentEnrollments: 404,
  activeStudents: 299,
  activeStudentsByClass: {
    'sis-class-1': 25,
    'sis-class-2': 28,
    'sis-class-3': 27,
    'sis-class-4': 26,
    'sis-class-5': 24,
  },
  rows: {
    sis: { users: 778, enrollments: 423, lineItems: 259, results: 5888, resultLearningObjectiveIds: 3788 },
    lms: { users: 244, enrollments: 356, lineItems: 93, results: 2427, resultLearningObjectiveIds: 2043 },
    assessment: {
      users: 310,
      enrollments: 398,
      lineItems: 42,
      results: 1035,
      resultLearningObjectiveIds: 6589,
    },
  },
  /** Rows the reader refuses, and rows that name something nobody knows and are held back by ingest. */
  refusals: {
    sis: { invalid_enum: 2, required_missing: 2, invalid_float: 1, dangling_reference: 2 },
    lms: { invalid_guid: 1, invalid_date: 1, invalid_boolean: 1, dangling_reference: 1 },
    assessment: { invalid_float: 1, required_missing: 1, dangling_reference: 1 },
  },
  rosa: {
    user: 'sis-user-1001',
    classes: ['sis-class-1', 'sis-class-2', 'sis-class-3', 'sis-class-4', 'sis-class-5'],
    coTaught: { class: 'sis-class-3', with: 'sis-user-1002' },
  },
  /** Math 7 · Period 3: columns, and how many line items each system has for them (two hold the shared ones). */
  period3: { class: 'sis-class-2', columns: 25, lineItems: { sis: 16, lms: 9, assessment: 3 } },
  imani: { user: 'sis-user-1007', class: 'sis-class-12', scale: 'sis-scale-12-words' },
  helen: { user: 'sis-user-1' },
  /** The account the LMS cannot tell apart, and the two people it may belong to. */
  apart: { account: 'lms-user-340738', results: 15, candidates: ['sis-user-100245', 'sis-user-100246'] },
  sameName: { class: 'sis-class-1', users: ['sis-user-100190', 'sis-user-100197'] },
  transfer: {
    user: 'sis-user-100213',
    from: { class: 'sis-class-1', lastDay: '2026-10-09', results: { sis: 6, lms: 3, assessment: 1 } },
    to: { class: 'sis-class-2', firstDay: '2026-10-12', results: { sis: 7, lms: 6, assessment: 2 } },
  },
  left: { user: 'sis-user-100268', class: 'sis-class-3', lastDay: '2026-10-02', sisResults: 5 },
  twoSchools: { user: 'sis-user-100138', classes: ['sis-class-4', 'sis-class-16'] },
  retake: { class: 'sis-class-2', lineItem: 'sis-item-2-10', of: 'sis-item-2-8' },
  /** The cell to override, of the line item its SIS will then end. */
  endedUnderOverride: {
    class: 'sis-class-2',
    lineItem: 'sis-item-2-14',
    user: 'sis-user-100224',
    result: 'sis-result-2-14-100224',
    score: 24,
    maximum: 30,
  },
  extraCredit: { user: 'sis-user-100218', lineItem: 'sis-item-2-4', score: 12, maximum: 10 },
  levels,
} as const

function piece(
  system: FigureEvidence['system'],
  item: number,
  student: number,
  byObjective: boolean,
  score: number,
  maximum: number,
  on: string,
): FigureEvidence {
  const prefix = system === 'assessment' ? 'asmt' : system
  const place = `2-${item}`
  return {
    system,
    lineItem: `${prefix}-item-${place}`,
    result: `${prefix}-result-${place}-${student}`,
    byObjective,
    score,
    maximum,
    on,
  }
}
