import { FIRST_DAY, SAMPLE_TODAY, SESSIONS } from '@/lib/features/sample/calendar'
import type {
  Course,
  District,
  Objective,
  Person,
  School,
  Seat,
  Section,
} from '@/lib/features/sample/district'
import { CATEGORIES } from '@/lib/features/sample/generate-district'
import { guardianOf, personOf, studentOfGuardian } from '@/lib/features/sample/people'
import type { Story } from '@/lib/features/sample/repository'
import { scoreObjectives, scoreStudent } from '@/lib/features/sample/score-students'
import { storyItemsOf } from '@/lib/features/sample/story-items'
import { storyOutcomes } from '@/lib/features/sample/story-outcomes'

const SEED = 2026
const STUDENT_NUMBERS_FROM = 100_000

type StoryClass = Story['classes'][number]

/** The sample district: what its story tells, and believable people and scores wherever the story is silent. */
export function planStory(story: Story): District {
  const { domain, students } = story.district
  const schools = story.schools.map(
    (school, index): School => ({
      index,
      name: school.name,
      identifier: school.identifier,
      level: school.key,
    }),
  )
  const schoolOf = (key: string) =>
    found(schools[story.schools.findIndex((school) => school.key === key)], key)
  const courses = coursesOf(story, schoolOf)
  const sections = story.classes.map((entry, index) => sectionOf(story, courses, entry, index))
  const people = Array.from({ length: students }, (_, place) => studentOf(story, schoolOf, place))
  const studentAt = (index: number) => found(people[index], `student ${index}`)
  const itemsOf = storyItemsOf(story, SEED)
  const fixed = storyOutcomes(story, sections)
  return {
    name: story.district.name,
    identifier: story.district.identifier,
    domain,
    seed: SEED,
    through: SAMPLE_TODAY,
    sessions: SESSIONS,
    schools,
    courses,
    sections,
    categories: CATEGORIES,
    staff: story.staff.map((entry) => staffOf(entry, entry.school === null ? null : schoolOf(entry.school))),
    studentCount: students,
    studentAt,
    studentNumberAt: (index) => STUDENT_NUMBERS_FROM + index,
    guardianAt: (number) =>
      guardianOf(SEED, studentAt(studentOfGuardian(number) - STUDENT_NUMBERS_FROM), number),
    itemsOf,
    outcomeOf: (section, item, seat, source) => {
      const outcome = scoreStudent(SEED, section, item, seat, source, SAMPLE_TODAY)
      return fixed.outcomeOf(section, item, seat, source) ?? outcome
    },
    objectiveMarksOf: (section, item, seat, source) =>
      fixed.marksOf(section, item, seat, source) ?? scoreObjectives(SEED, section, item, seat, source),
  }
}

function coursesOf(story: Story, schoolOf: (key: string) => School): readonly Course[] {
  const courses: Course[] = []
  for (const entry of story.classes) {
    if (courses.some((course) => course.code === entry.course)) continue
    courses.push({
      index: courses.length,
      code: entry.course,
      title: entry.courseTitle,
      subject: entry.subject,
      subjectCode: entry.subjectCode,
      grades: entry.grades,
      school: schoolOf(entry.school),
      objectives: objectivesUnder(story, entry.objectives),
      topics: topicsUnder(story, entry.objectives),
    })
  }
  return courses
}

function objectivesUnder(story: Story, heading: string | null): readonly Objective[] {
  if (heading === null) return []
  return story.objectives.filter(
    (objective) => !objective.isGroup && objective.code.startsWith(`${heading}.`),
  )
}

function topicsUnder(story: Story, heading: string | null): readonly string[] {
  if (heading === null) return ['line', 'shape', 'colour', 'clay', 'print']
  const domains = story.objectives.filter((objective) => objective.parent === heading)
  return domains.map((domain) => domain.short.toLowerCase())
}

function sectionOf(story: Story, courses: readonly Course[], entry: StoryClass, index: number): Section {
  return {
    index,
    code: entry.code,
    title: entry.title,
    course: found(
      courses.find((course) => course.code === entry.course),
      entry.course,
    ),
    period: entry.period,
    room: entry.room,
    sessions: entry.sessions,
    teachers: entry.teachers.map((key) => story.staff.findIndex((person) => person.key === key)),
    seats: seatsOf(story, entry),
    marking: entry.marking,
    sources: entry.systems,
  }
}

function seatsOf(story: Story, entry: StoryClass): readonly Seat[] {
  const { transfer, left, secondSchool } = story.moves
  const { from, to } = entry.seats
  const mover = placeOf(story, transfer.student)
  const leaver = placeOf(story, left.student)
  const own = Array.from({ length: to - from + 1 }, (_, offset): Seat => {
    const student = from + offset
    if (student === leaver) return { student, begin: FIRST_DAY, end: left.lastDay }
    if (student === mover && entry.code === transfer.from) {
      return { student, begin: FIRST_DAY, end: transfer.lastDay }
    }
    return { student, begin: FIRST_DAY, end: null }
  })
  const arrived: readonly Seat[] = [
    ...(entry.code === transfer.to ? [{ student: mover, begin: transfer.firstDay, end: null }] : []),
    ...(entry.code === secondSchool.class
      ? [{ student: placeOf(story, secondSchool.student), begin: secondSchool.firstDay, end: null }]
      : []),
  ]
  return [...own, ...arrived]
}

function placeOf(story: Story, key: string): number {
  return found(
    story.students.find((student) => student.key === key),
    key,
  ).place
}

function studentOf(story: Story, schoolOf: (key: string) => School, place: number): Person {
  const { grade } = found(
    story.grades.find(({ seats }) => place >= seats.from && place <= seats.to),
    `the grade of student ${place}`,
  )
  const home = schoolOf(grade >= '06' && grade !== 'KG' ? 'middle' : 'elementary')
  const second = placeOf(story, story.moves.secondSchool.student) === place ? [schoolOf('middle')] : []
  const person = personOf(SEED, story.district.domain, {
    number: STUDENT_NUMBERS_FROM + place,
    role: 'student',
    schools: [home, ...second],
    grade,
  })
  const told = story.students.find((student) => student.place === place)
  if (told === undefined) return person
  return {
    ...person,
    given: told.given,
    family: told.family,
    middle: null,
    preferredGiven: told.preferred ?? null,
    pronouns: told.pronouns ?? null,
    email: told.email ?? `${told.key.replaceAll('-', '.')}@students.${story.district.domain}`,
    username: told.key.replaceAll('-', '.'),
    match: told.ambiguousInLms ? 'shared-email' : 'master',
  }
}

function staffOf(entry: Story['staff'][number], school: School | null): Person {
  return {
    number: entry.number,
    role: entry.role,
    given: entry.given,
    family: entry.family,
    middle: null,
    preferredGiven: null,
    pronouns: null,
    email: entry.email,
    username: entry.email.split('@')[0] ?? entry.key,
    phone: null,
    match: 'master',
    schools: school === null ? [] : [school],
    grade: null,
    guardians: [],
  }
}

function found<T>(value: T | undefined, name: string): T {
  if (value === undefined) throw new Error(`the story does not say ${name}`)
  return value
}
