import type { Course, School, Seat, Section, SourceName } from '@/lib/features/sample/district'
import { type Cohort, evenly } from '@/lib/features/sample/plan-schools'
import { seatsOf } from '@/lib/features/sample/plan-seats'
import {
  ELECTIVE_SUBJECT,
  ELEMENTARY_SUBJECTS,
  objectivesOf,
  SECONDARY_SUBJECTS,
  type Subject,
} from '@/lib/features/sample/subjects'

export const ELEMENTARY_CLASS = 21
export const SECONDARY_CLASS = 24
const STUDENTS_PER_SECONDARY_TEACHER = 12.2

const YOUNGEST = ['KG', '01', '02']
const WHOLE_YEAR = ['s1', 's2']

export interface Plan {
  readonly courses: Course[]
  readonly sections: Section[]
  /** The school of each teacher, in the order of the district's staff. */
  readonly teachers: School[]
}

/** The courses, classes, seats and teachers of one school, added to the plan. */
export function planSchool(seed: number, cohorts: readonly Cohort[], plan: Plan): void {
  const [first] = cohorts
  if (first === undefined) return
  if (first.school.level === 'elementary') {
    for (const cohort of cohorts) planHomerooms(seed, cohort, plan)
    return
  }
  const before = plan.sections.length
  for (const cohort of cohorts) planPeriods(seed, cohort, plan)
  planElectives(cohorts, plan)
  const students = cohorts.reduce((sum, cohort) => sum + cohort.count, 0)
  const teachers = Math.max(1, Math.round(students / STUDENTS_PER_SECONDARY_TEACHER))
  assignTeachers(plan, before, first.school, teachers)
}

/** Homerooms of one elementary grade: each is taught six subjects by its own teacher. */
function planHomerooms(seed: number, cohort: Cohort, plan: Plan): void {
  const rooms = Math.max(1, Math.round(cohort.count / ELEMENTARY_CLASS))
  const courses = ELEMENTARY_SUBJECTS.map((subject) => addCourse(plan, cohort, subject))
  const firstTeacher = plan.teachers.length
  for (let room = 0; room < rooms; room++) plan.teachers.push(cohort.school)
  for (const course of courses) {
    const rosters = seatsOf(seed, cohort, rooms, 0)
    rosters.forEach((seats, room) => {
      const marking = YOUNGEST.includes(cohort.grade) ? 'words' : 'points'
      addSection(plan, course, room, seats, [firstTeacher + room], WHOLE_YEAR, marking)
    })
  }
}

/** Classes of one secondary grade: students are mixed anew for every subject. */
function planPeriods(seed: number, cohort: Cohort, plan: Plan): void {
  const count = Math.max(1, Math.round(cohort.count / SECONDARY_CLASS))
  SECONDARY_SUBJECTS.forEach((subject, place) => {
    const course = addCourse(plan, cohort, subject)
    const rosters = seatsOf(seed, cohort, count, place + 1)
    rosters.forEach((seats, room) => {
      const marking = subject.name === 'English' ? 'letters' : 'points'
      addSection(plan, course, room, seats, [], WHOLE_YEAR, marking)
    })
  })
}

/** Electives of a secondary school for every second student, in one semester or the other. */
function planElectives(cohorts: readonly Cohort[], plan: Plan): void {
  const takers = cohorts.flatMap((cohort) => oddStudents(cohort))
  const [first] = cohorts
  if (first === undefined || takers.length === 0) return
  const course = addCourse(plan, first, ELECTIVE_SUBJECT)
  const count = Math.max(1, Math.round(takers.length / SECONDARY_CLASS))
  const sizes = evenly(takers.length, count)
  let next = 0
  sizes.forEach((size, room) => {
    const sessions = room % 2 === 0 ? ['s1'] : ['s2']
    const begin = room % 2 === 0 ? '2026-08-19' : '2027-01-19'
    const seats = takers.slice(next, next + size).map((student): Seat => ({ student, begin, end: null }))
    next += size
    addSection(plan, course, room, seats, [], sessions, 'points')
  })
}

// A teacher has the classes that stand together once they are ordered by subject; one class in nine is co-taught.
function assignTeachers(plan: Plan, from: number, school: School, count: number): void {
  const first = plan.teachers.length
  for (let teacher = 0; teacher < count; teacher++) plan.teachers.push(school)
  const order = plan.sections.slice(from).toSorted((a, b) => compareText(a.course.subject, b.course.subject))
  order.forEach((section, place) => {
    const own = Math.floor((place * count) / order.length)
    const teachers = place % 9 === 4 && count > 1 ? [own, (own + 1) % count] : [own]
    plan.sections[section.index] = { ...section, teachers: teachers.map((teacher) => first + teacher) }
  })
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

function oddStudents(cohort: Cohort): readonly number[] {
  const students = Array.from({ length: cohort.count }, (_, place) => cohort.from + place)
  return students.filter((student) => student % 2 === 1)
}

function addCourse(plan: Plan, cohort: Cohort, subject: Subject): Course {
  const { school, grade } = cohort
  const course: Course = {
    index: plan.courses.length,
    code: `${subject.code}${grade}`,
    title: grade === 'KG' ? `${subject.name} K` : `${subject.name} ${Number(grade)}`,
    subject: subject.name,
    subjectCode: subject.code,
    grades: [grade],
    school,
    objectives: objectivesOf(subject, grade),
    topics: subject.topics,
  }
  plan.courses.push(course)
  return course
}

function addSection(
  plan: Plan,
  course: Course,
  room: number,
  seats: readonly Seat[],
  teachers: readonly number[],
  sessions: readonly string[],
  marking: Section['marking'],
): void {
  const period = course.school.level === 'elementary' ? null : String((room % 8) + 1)
  plan.sections.push({
    index: plan.sections.length,
    code: `${course.code}-${String(room + 1).padStart(2, '0')}`,
    title: period === null ? `${course.title}, Room ${101 + room}` : `${course.title} · Period ${period}`,
    course,
    period,
    room: String(101 + course.school.index * 3 + room),
    sessions,
    teachers,
    seats,
    marking,
    sources: sourcesOf(course),
  })
}

// The youngest do not use the LMS, and the assessment vendor tests core subjects only.
function sourcesOf(course: Course): readonly SourceName[] {
  const sources: SourceName[] = ['sis']
  if (!course.grades.some((grade) => YOUNGEST.includes(grade))) sources.push('lms')
  if (course.objectives.length > 0) sources.push('assessment')
  return sources
}
