interface StorySchool {
  readonly key: 'elementary' | 'middle'
  readonly name: string
  readonly identifier: string
}

interface StorySeats {
  readonly from: number
  /** The last place included. */
  readonly to: number
}

export interface StoryClass {
  /** The class code in all three systems; SIS class `sis-class-N` for the N-th of this list. */
  readonly code: string
  readonly title: string
  readonly course: string
  readonly courseTitle: string
  readonly subject: string
  readonly subjectCode: string
  readonly grades: readonly string[]
  readonly school: StorySchool['key']
  readonly period: string | null
  readonly room: string
  /** Keys of staff, the one who leads first. */
  readonly teachers: readonly string[]
  readonly seats: StorySeats
  readonly sessions: readonly ('s1' | 's2')[]
  /** Code of the heading whose objectives the course teaches. */
  readonly objectives: string | null
  readonly marking: 'points' | 'letters' | 'words'
  readonly systems: readonly ('sis' | 'lms' | 'assessment')[]
  /** Items written for it; a class without has items of the usual rhythm. */
  readonly items: 'mathematics-7' | 'reading-k-2' | null
}

export const storyDistrict = {
  name: 'Marrow Valley Unified',
  identifier: '31-0400',
  domain: 'marrowvalley.example.org',
  timeZone: 'America/Denver',
  students: 300,
} as const

export const storySchools: readonly StorySchool[] = [
  { key: 'elementary', name: 'Cottonwood Elementary School', identifier: '31-0410' },
  { key: 'middle', name: 'Marrow Valley Middle School', identifier: '31-0420' },
]

/** First and last places of each grade among the 300 students. */
export const storyGrades: readonly { readonly grade: string; readonly seats: StorySeats }[] = [
  { grade: 'KG', seats: seats(0, 19) },
  { grade: '01', seats: seats(20, 41) },
  { grade: '02', seats: seats(42, 63) },
  { grade: '03', seats: seats(64, 87) },
  { grade: '04', seats: seats(88, 112) },
  { grade: '05', seats: seats(113, 138) },
  { grade: '06', seats: seats(139, 187) },
  { grade: '07', seats: seats(188, 268) },
  { grade: '08', seats: seats(269, 299) },
]

// The youngest are not in the LMS and are marked in words.
const EARLY = { marking: 'words', systems: ['sis', 'assessment'], items: 'reading-k-2' } as const

/** Sixteen classes; five of them are Rosa Salazar's. */
export const storyClasses: readonly StoryClass[] = [
  mathematics7('M7-P1', '1', ['rosa'], seats(188, 213)),
  mathematics7('M7-P3', '3', ['rosa'], seats(214, 240)),
  mathematics7('M7-P5', '5', ['rosa', 'devon'], seats(241, 268)),
  middle('M6-P2', 'MA06', 'Mathematics 6', '06', '2', '114', ['rosa'], seats(139, 163), 'M6'),
  middle('M6-P6', 'MA06', 'Mathematics 6', '06', '6', '114', ['rosa'], seats(164, 187), 'M6'),
  middle('S7-P4', 'SC07', 'Science 7', '07', '4', '120', ['devon'], seats(202, 229), 'S7'),
  middle('S7-P6', 'SC07', 'Science 7', '07', '6', '121', ['priya'], seats(230, 255), 'S7'),
  {
    ...middle('E7-P2', 'EN07', 'English 7', '07', '2', '108', ['colm'], seats(188, 213), 'E8'),
    marking: 'letters',
  },
  {
    ...middle('E8-P5', 'EN08', 'English 8', '08', '5', '108', ['colm'], seats(269, 299), 'E8'),
    marking: 'letters',
  },
  {
    ...middle('ART-P7', 'AR08', 'Studio Art', '08', '7', '130', ['noemi'], seats(269, 292), null),
    sessions: ['s1'],
    systems: ['sis', 'lms'],
  },
  { ...elementary('RK', 'RD-KG', 'Reading K', 'KG', '1', ['grace'], seats(0, 19), 'R2'), ...EARLY },
  { ...elementary('R1', 'RD-01', 'Reading 1', '01', '2', ['imani'], seats(20, 41), 'R2'), ...EARLY },
  { ...elementary('R2', 'RD-02', 'Reading 2', '02', '3', ['tomasz'], seats(42, 63), 'R2'), ...EARLY },
  elementary('R3', 'RD-03', 'Reading 3', '03', '7', ['alana'], seats(64, 87), 'E8'),
  elementary('M4', 'MA-04', 'Mathematics 4', '04', '8', ['farhad'], seats(88, 112), 'M5'),
  elementary('M5', 'MA-05', 'Mathematics 5', '05', '9', ['june'], seats(113, 138), 'M5'),
]

/** What happens to single seats after the first day. */
export const storyMoves = {
  transfer: {
    student: 'sione-fakatava',
    from: 'M7-P1',
    lastDay: '2026-10-09',
    to: 'M7-P3',
    firstDay: '2026-10-12',
  },
  left: { student: 'devika-anand', lastDay: '2026-10-02' },
  secondSchool: { student: 'isaac-monroe', class: 'M6-P2', firstDay: '2026-08-19' },
} as const

/** The grading period the district has closed. */
export const storyClosedTerm = {
  sourcedId: 'sis-2027-q1',
  title: 'Quarter 1',
  closedOn: '2026-10-30',
} as const

function mathematics7(
  code: string,
  period: string,
  teachers: readonly string[],
  places: StorySeats,
): StoryClass {
  const base = middle(code, 'MA07', 'Math 7', '07', period, '112', teachers, places, 'M7')
  return { ...base, courseTitle: 'Mathematics 7', items: 'mathematics-7' }
}

function middle(
  code: string,
  course: string,
  title: string,
  grade: string,
  period: string,
  room: string,
  teachers: readonly string[],
  places: StorySeats,
  objectives: string | null,
): StoryClass {
  return {
    code,
    title: `${title} · Period ${period}`,
    course,
    courseTitle: title,
    ...subjectOf(course),
    grades: [grade],
    school: 'middle',
    period,
    room,
    teachers,
    seats: places,
    sessions: ['s1', 's2'],
    objectives,
    marking: 'points',
    systems: ['sis', 'lms', 'assessment'],
    items: null,
  }
}

function elementary(
  code: string,
  course: string,
  title: string,
  grade: string,
  room: string,
  teachers: readonly string[],
  places: StorySeats,
  objectives: string,
): StoryClass {
  return {
    ...middle(code, course, title, grade, '', room, teachers, places, objectives),
    title: `${title} · Room ${room}`,
    school: 'elementary',
    period: null,
  }
}

function subjectOf(course: string): { readonly subject: string; readonly subjectCode: string } {
  switch (course.slice(0, 2)) {
    case 'MA':
      return { subject: 'Mathematics', subjectCode: 'MA' }
    case 'SC':
      return { subject: 'Science', subjectCode: 'SC' }
    case 'AR':
      return { subject: 'Art', subjectCode: 'AR' }
    default:
      return { subject: 'English Language Arts', subjectCode: 'EN' }
  }
}

function seats(from: number, to: number): StorySeats {
  return { from, to }
}
