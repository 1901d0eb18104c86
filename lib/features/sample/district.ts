import type { Session } from '@/lib/features/sample/calendar'

/** The three systems of a sample district. */
export type SourceName = 'sis' | 'lms' | 'assessment'

export type Level = 'elementary' | 'middle' | 'high' | 'secondary'

export interface School {
  readonly index: number
  readonly name: string
  /** The state's number for the school: what the three systems agree on. */
  readonly identifier: string
  readonly level: Level
}

/** One thing to be learnt, under an id that every system of the district uses. */
export interface Objective {
  readonly id: string
  readonly code: string
  readonly statement: string
}

export interface Course {
  readonly index: number
  readonly code: string
  readonly title: string
  readonly subject: string
  readonly subjectCode: string
  readonly grades: readonly string[]
  readonly school: School
  readonly objectives: readonly Objective[]
  readonly topics: readonly string[]
}

/** How a class writes its scores: points only, points with a letter beside them, or words without numbers. */
export type Marking = 'points' | 'letters' | 'words'

/** A student's place in a class, from its first day to its last; open where the student is still there. */
export interface Seat {
  readonly student: number
  readonly begin: string
  readonly end: string | null
}

export interface Section {
  readonly index: number
  readonly code: string
  readonly title: string
  readonly course: Course
  readonly period: string | null
  readonly room: string
  /** Keys of the semesters it meets in. */
  readonly sessions: readonly string[]
  /** Places in the district's staff; the first teaches, the others co-teach. */
  readonly teachers: readonly number[]
  readonly seats: readonly Seat[]
  readonly marking: Marking
  /** The systems that know this class; the SIS knows every one. */
  readonly sources: readonly SourceName[]
}

/** What the other systems hold of a person that the SIS holds too; `shared-email` fits more than one person. */
export type MatchKey = 'master' | 'sis-id' | 'identifier' | 'email' | 'shared-email'

export type Role = 'student' | 'teacher' | 'guardian' | 'principal' | 'districtAdministrator'

export interface Person {
  /** Unique in the district. */
  readonly number: number
  readonly role: Role
  readonly given: string
  readonly family: string
  readonly middle: string | null
  readonly preferredGiven: string | null
  readonly pronouns: string | null
  readonly email: string
  readonly username: string
  readonly phone: string | null
  readonly match: MatchKey
  /** The first is the primary one; none for people of the district office. */
  readonly schools: readonly School[]
  readonly grade: string | null
  readonly guardians: readonly number[]
}

/** One assignment, quiz or test of one class: a column of its gradebook. */
export interface Item {
  /** Its place among the items of its class. */
  readonly index: number
  readonly title: string
  readonly description: string | null
  readonly category: string
  readonly assignOn: string
  readonly dueOn: string
  readonly max: number
  /** The systems that hold results for it; where SIS and LMS both do, the LMS uses the SIS's id. */
  readonly sources: readonly SourceName[]
  /** Places in the course's objectives. */
  readonly objectives: readonly number[]
  /** Whether each result names a score per objective, beside its own. */
  readonly scoredByObjective: boolean
  readonly difficulty: number
  readonly extraCredit: boolean
  /** The index of the item of this class that it repeats, for those who asked to. */
  readonly retakeOf: number | null
}

export type ScoreStatus = 'fully graded' | 'partially graded' | 'submitted' | 'not submitted' | 'exempt'

export interface Mark {
  readonly score: number | null
  readonly text: string | null
}

/** What one system says of one student and one item. */
export interface Outcome extends Mark {
  readonly status: ScoreStatus
  readonly scoredOn: string
  readonly late: boolean
  readonly missing: boolean
  readonly incomplete: boolean
  readonly inProgress: boolean
  readonly comment: string | null
}

/** A weighted group of items, the same in every class of a school. */
export interface Category {
  readonly key: string
  readonly title: string
  readonly weight: number
  readonly source: SourceName
}

/** One district as its three systems see it. Students and items are made when asked for, so size costs no memory. */
export interface District {
  readonly name: string
  readonly identifier: string
  /** Domain of its e-mail addresses. */
  readonly domain: string
  readonly seed: number
  /** The last day its files know of. */
  readonly through: string
  readonly sessions: readonly Session[]
  readonly schools: readonly School[]
  readonly courses: readonly Course[]
  readonly sections: readonly Section[]
  readonly categories: readonly Category[]
  readonly staff: readonly Person[]
  readonly studentCount: number
  studentAt(index: number): Person
  /** The number of a student alone, for the millions of rows that need no more. */
  studentNumberAt(index: number): number
  guardianAt(number: number): Person
  itemsOf(section: Section): readonly Item[]
  /** Null where the system has nothing to say: the student was not in the class, or did not retake. */
  outcomeOf(section: Section, item: Item, seat: Seat, source: SourceName): Outcome | null
  /** The marks behind a graded outcome, one for each of the item's objectives. */
  objectiveMarksOf(section: Section, item: Item, seat: Seat, source: SourceName): readonly Mark[]
}
