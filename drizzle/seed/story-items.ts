type System = 'sis' | 'lms' | 'assessment'

interface StoryItem {
  readonly key: string
  readonly title: string
  readonly category: 'Homework' | 'Classwork' | 'Quizzes' | 'Tests' | 'Assessments'
  readonly assignOn: string
  readonly dueOn: string
  readonly max: number
  readonly systems: readonly System[]
  /** Codes of the objectives it speaks to. */
  readonly objectives: readonly string[]
  readonly scoredByObjective: boolean
  readonly extraCredit: boolean
  /** Key of the item it repeats. */
  readonly retakeOf: string | null
}

/** The first quarter and a half of Mathematics 7, the same in all three periods; the last item is still to come. */
const mathematics7: readonly StoryItem[] = [
  plain('hw-1', 'Homework 1: fraction warm-up', 'Homework', '2026-08-24', '2026-08-27', 10),
  exit('rates-exit', 'Unit rates exit ticket', '2026-08-31', ['M7.PR.1']),
  scored('rates-quiz', 'Quiz 1: rates', 'Quizzes', '2026-09-11', 10, ['M7.PR.1', 'M7.PR.4']),
  {
    ...plain('hw-2', 'Homework 2: grocery prices', 'Homework', '2026-09-14', '2026-09-17', 10),
    extraCredit: true,
  },
  exit('signed-exit', 'Adding signed numbers exit ticket', '2026-09-18', ['M7.SN.1']),
  shared('number-line', 'Number line task', '2026-09-21', '2026-09-25', 20, ['M7.SN.1']),
  benchmark('fall-benchmark', 'Fall benchmark', '2026-09-30', [
    'M7.PR.1',
    'M7.PR.3',
    'M7.SN.1',
    'M7.SN.2',
    'M7.EX.1',
  ]),
  scored('signed-quiz', 'Quiz 2: signed numbers', 'Quizzes', '2026-10-02', 10, ['M7.SN.1', 'M7.SN.2']),
  plain('hw-3', 'Homework 3: temperature log', 'Homework', '2026-10-05', '2026-10-08', 10),
  {
    ...scored('signed-retake', 'Quiz 2 retake: signed numbers', 'Quizzes', '2026-10-09', 10, [
      'M7.SN.1',
      'M7.SN.2',
    ]),
    retakeOf: 'signed-quiz',
  },
  exit('proportion-exit', 'Proportional or not? Exit ticket', '2026-10-12', ['M7.PR.2']),
  exit('percent-exit', 'Percent exit ticket', '2026-10-16', ['M7.PR.3']),
  plain('quarter-test', 'Quarter 1 test', 'Tests', '2026-10-12', '2026-10-21', 50),
  aligned('budget-project', 'Budget project', 'Tests', '2026-10-12', '2026-10-22', 30, [
    'M7.SN.3',
    'M7.PR.3',
  ]),
  benchmark('unit-2', 'Unit 2, items 4 to 9', '2026-10-30', ['M7.PR.2', 'M7.PR.3', 'M7.PR.4']),
  exit('expressions-exit', 'Expressions exit ticket', '2026-11-04', ['M7.EX.1']),
  plain('hw-4', 'Homework 4: receipts', 'Homework', '2026-11-03', '2026-11-06', 10),
  shared('discount-posters', 'Discount posters', '2026-11-03', '2026-11-10', 20, ['M7.PR.3']),
  aligned('marble-lab', 'Marble lab', 'Classwork', '2026-11-10', '2026-11-13', 20, ['M7.PR.2']),
  exit('context-exit', 'Signed numbers in context exit ticket', '2026-11-16', ['M7.SN.3']),
  scored('expressions-quiz', 'Quiz 3: expressions', 'Quizzes', '2026-11-17', 10, ['M7.EX.1', 'M7.EX.2']),
  benchmark('unit-3', 'Unit 3, items 1 to 12', '2026-11-18', ['M7.SN.2', 'M7.SN.3', 'M7.SN.4', 'M7.EX.2']),
  shared('scale-map', 'Scale map of the school', '2026-11-12', '2026-11-19', 25, ['M7.PR.4']),
  plain('hw-5', 'Homework 5: two-step puzzles', 'Homework', '2026-11-17', '2026-11-20', 10),
  aligned('equation-stories', 'Equation stories', 'Classwork', '2026-11-23', '2026-12-02', 20, ['M7.EX.2']),
]

/** Reading in the first three years: marked in words by the teacher, and screened twice by the vendor. */
const readingK2: readonly StoryItem[] = [
  aligned('rhymes', 'Rhyme game', 'Classwork', '2026-08-31', '2026-09-02', 4, ['R2.SO.1']),
  aligned('letters', 'Letter wall', 'Classwork', '2026-09-08', '2026-09-10', 4, ['R2.WO.1']),
  aligned('sounds', 'First and last sounds', 'Classwork', '2026-09-14', '2026-09-17', 4, ['R2.SO.2']),
  benchmark('screen-1', 'Fall reading screen', '2026-09-23', [
    'R2.SO.1',
    'R2.SO.2',
    'R2.SO.3',
    'R2.WO.1',
    'R2.WO.2',
  ]),
  scored('conference-1', 'September reading conference', 'Assessments', '2026-09-29', 4, [
    'R2.FL.1',
    'R2.UN.1',
    'R2.TA.1',
  ]),
  aligned('blending', 'Blending with tiles', 'Classwork', '2026-10-05', '2026-10-07', 4, ['R2.SO.3']),
  aligned('sight-words', 'Sight words, first list', 'Classwork', '2026-10-13', '2026-10-15', 4, ['R2.WO.2']),
  scored('retell', 'Retelling with pictures', 'Classwork', '2026-10-20', 4, ['R2.UN.1', 'R2.UN.2']),
  scored('conference-2', 'October reading conference', 'Assessments', '2026-10-28', 4, [
    'R2.FL.1',
    'R2.FL.2',
    'R2.UN.2',
    'R2.TA.1',
  ]),
  aligned('word-parts', 'Word builders', 'Classwork', '2026-11-03', '2026-11-05', 4, ['R2.WO.3']),
  aligned('main-topic', 'What is it about?', 'Classwork', '2026-11-09', '2026-11-12', 4, ['R2.UN.3']),
  benchmark('screen-2', 'November reading screen', '2026-11-17', [
    'R2.SO.3',
    'R2.WO.2',
    'R2.WO.3',
    'R2.FL.1',
  ]),
]

/** The items written by hand, by the name a class gives for them. */
export const storyItems = { 'mathematics-7': mathematics7, 'reading-k-2': readingK2 } as const

function plain(
  key: string,
  title: string,
  category: StoryItem['category'],
  assignOn: string,
  dueOn: string,
  max: number,
): StoryItem {
  return aligned(key, title, category, assignOn, dueOn, max, [])
}

function aligned(
  key: string,
  title: string,
  category: StoryItem['category'],
  assignOn: string,
  dueOn: string,
  max: number,
  objectives: readonly string[],
): StoryItem {
  return {
    key,
    title,
    category,
    assignOn,
    dueOn,
    max,
    systems: ['sis'],
    objectives,
    scoredByObjective: false,
    extraCredit: false,
    retakeOf: null,
  }
}

/** One assignment that the SIS and the LMS both hold, under the SIS's id. */
function shared(
  key: string,
  title: string,
  assignOn: string,
  dueOn: string,
  max: number,
  objectives: readonly string[],
): StoryItem {
  return { ...aligned(key, title, 'Classwork', assignOn, dueOn, max, objectives), systems: ['sis', 'lms'] }
}

function scored(
  key: string,
  title: string,
  category: StoryItem['category'],
  dueOn: string,
  max: number,
  objectives: readonly string[],
): StoryItem {
  return { ...aligned(key, title, category, dueOn, dueOn, max, objectives), scoredByObjective: true }
}

function exit(key: string, title: string, dueOn: string, objectives: readonly string[]): StoryItem {
  return { ...aligned(key, title, 'Classwork', dueOn, dueOn, 4, objectives), systems: ['lms'] }
}

function benchmark(key: string, title: string, dueOn: string, objectives: readonly string[]): StoryItem {
  return { ...scored(key, title, 'Assessments', dueOn, 100, objectives), systems: ['assessment'] }
}
