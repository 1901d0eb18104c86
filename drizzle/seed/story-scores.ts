/** A score the story depends on, in place of the one that would have been made up. */
export interface StoryScore {
  readonly class: string
  readonly student: string
  readonly item: string
  readonly system: 'sis' | 'lms' | 'assessment'
  readonly score: number | null
  readonly on: string
  readonly missing?: true
  readonly exempt?: true
  readonly comment?: string
  /** Scores by objective, named by code. */
  readonly marks?: Readonly<Record<string, number>>
}

export const storyScores: readonly StoryScore[] = [
  // Kosi: unit rates steady, proportional relationships rising.
  p3('kosi-eze', 'rates-exit', 'lms', 3, '2026-08-31'),
  p3('kosi-eze', 'rates-quiz', 'sis', 7, '2026-09-11', { marks: { 'M7.PR.1': 7, 'M7.PR.4': 8 } }),
  p3('kosi-eze', 'fall-benchmark', 'assessment', 72, '2026-09-30', {
    marks: { 'M7.PR.1': 70, 'M7.PR.3': 68, 'M7.SN.1': 75, 'M7.SN.2': 71, 'M7.EX.1': 74 },
  }),
  p3('kosi-eze', 'proportion-exit', 'lms', 3, '2026-10-12'),
  p3('kosi-eze', 'unit-2', 'assessment', 76, '2026-10-30', {
    marks: { 'M7.PR.2': 74, 'M7.PR.3': 80, 'M7.PR.4': 74 },
  }),
  p3('kosi-eze', 'marble-lab', 'sis', 18, '2026-11-13', {
    comment: 'Explained the constant of proportionality at the board.',
  }),
  // Rafi: a weak quiz, and a retake that stands in its place.
  p3('rafi-chowdhury', 'signed-exit', 'lms', 2, '2026-09-18'),
  p3('rafi-chowdhury', 'number-line', 'sis', 13, '2026-09-25'),
  p3('rafi-chowdhury', 'number-line', 'lms', 13, '2026-09-25'),
  p3('rafi-chowdhury', 'fall-benchmark', 'assessment', 58, '2026-09-30', {
    marks: { 'M7.PR.1': 55, 'M7.PR.3': 57, 'M7.SN.1': 61, 'M7.SN.2': 60, 'M7.EX.1': 56 },
  }),
  p3('rafi-chowdhury', 'signed-quiz', 'sis', 4, '2026-10-02', { marks: { 'M7.SN.1': 4, 'M7.SN.2': 5 } }),
  p3('rafi-chowdhury', 'signed-retake', 'sis', 8, '2026-10-09', { marks: { 'M7.SN.1': 8, 'M7.SN.2': 7 } }),
  p3('rafi-chowdhury', 'proportion-exit', 'lms', null, '2026-10-12', { missing: true }),
  p3('rafi-chowdhury', 'unit-2', 'assessment', 63, '2026-10-30', {
    marks: { 'M7.PR.2': 63, 'M7.PR.3': 66, 'M7.PR.4': 60 },
  }),
  p3('rafi-chowdhury', 'marble-lab', 'sis', 13, '2026-11-13'),
  // Extra credit beyond the maximum, an exemption, and the cell that will be overridden and then ended.
  p3('elsa-bergstrom-hale', 'hw-2', 'sis', 12, '2026-09-17'),
  p3('parwana-hakimi', 'unit-2', 'assessment', null, '2026-10-30', { exempt: true }),
  p3('ari-feldman', 'budget-project', 'sis', 24, '2026-10-23'),
]

function p3(
  student: string,
  item: string,
  system: StoryScore['system'],
  score: number | null,
  on: string,
  more: Pick<StoryScore, 'missing' | 'exempt' | 'comment' | 'marks'> = {},
): StoryScore {
  return { class: 'M7-P3', student, item, system, score, on, ...more }
}
