import { LAST_DAY, SESSIONS } from '@/lib/features/sample/calendar'
import type { Category, District, Person } from '@/lib/features/sample/district'
import { guardianOf, personOf, studentOfGuardian } from '@/lib/features/sample/people'
import { planItems } from '@/lib/features/sample/plan-items'
import { type Cohort, planCohorts, planSchools } from '@/lib/features/sample/plan-schools'
import { ELEMENTARY_CLASS, type Plan, planSchool, SECONDARY_CLASS } from '@/lib/features/sample/plan-sections'
import { mix } from '@/lib/features/sample/random'
import { scoreObjectives, scoreStudent } from '@/lib/features/sample/score-students'

export interface DistrictOptions {
  /** 50 to 100,000. */
  readonly students: number
  readonly seed: number
  /** The last day the files know of; the end of the school year where nothing is said. */
  readonly through?: string
}

const STUDENT_NUMBERS_FROM = 100_000
const STAFF_NUMBERS_FROM = 1_000

/** The categories of every generated district: weights of 100 in all, and one of the assessment vendor's own. */
export const CATEGORIES: readonly Category[] = [
  { key: 'homework', title: 'Homework', weight: 15, source: 'sis' },
  { key: 'classwork', title: 'Classwork', weight: 20, source: 'sis' },
  { key: 'quizzes', title: 'Quizzes', weight: 25, source: 'sis' },
  { key: 'tests', title: 'Tests', weight: 40, source: 'sis' },
  { key: 'classwork', title: 'Classwork', weight: 20, source: 'lms' },
  { key: 'assessments', title: 'Assessments', weight: 0, source: 'assessment' },
]

/**
 * A believable district of any size over the school year 2026-27, the same one for the same options: per 1,000
 * students about 65 teachers, 278 classes, 6,250 enrollments, 17,800 line items, 400,000 results and 480,000 results
 * by objective. Only schools, classes and seats are held; people, items and scores are made when asked for.
 */
export function generateDistrict(options: DistrictOptions): District {
  const { students, seed, through = LAST_DAY } = options
  const domain = 'district.example.org'
  const cohorts = cohortsOf(seed, students)
  const schools = [...new Set(cohorts.map((cohort) => cohort.school))]
  const plan: Plan = { courses: [], sections: [], teachers: [] }
  for (const school of schools) {
    planSchool(
      seed,
      cohorts.filter((cohort) => cohort.school === school),
      plan,
    )
  }
  const cohortOf = cohortFinder(cohorts)
  const teachers = plan.teachers.map((school, index) =>
    personOf(seed, domain, {
      number: STAFF_NUMBERS_FROM + index,
      role: 'teacher',
      schools: [school],
      grade: null,
    }),
  )
  const studentAt = (index: number): Person => {
    const { school, grade } = cohortOf(index)
    return personOf(seed, domain, {
      number: STUDENT_NUMBERS_FROM + index,
      role: 'student',
      schools: [school],
      grade,
    })
  }
  return {
    name: 'Larch County Schools',
    identifier: `LC-${mix(seed, 1) % 1000}`,
    domain,
    seed,
    through,
    sessions: SESSIONS,
    schools,
    courses: plan.courses,
    sections: plan.sections,
    categories: CATEGORIES,
    staff: [...teachers, ...administrators(seed, domain, schools)],
    studentCount: students,
    studentAt,
    studentNumberAt: (index) => STUDENT_NUMBERS_FROM + index,
    guardianAt: (number) =>
      guardianOf(seed, studentAt(studentOfGuardian(number) - STUDENT_NUMBERS_FROM), number),
    itemsOf: (section) => planItems(seed, section, through),
    outcomeOf: (section, item, seat, source) => scoreStudent(seed, section, item, seat, source, through),
    objectiveMarksOf: (section, item, seat, source) => scoreObjectives(seed, section, item, seat, source),
  }
}

function cohortsOf(seed: number, students: number): readonly Cohort[] {
  let from = 0
  return planSchools(seed, students).flatMap(({ school, students: count }) => {
    const size = school.level === 'elementary' ? ELEMENTARY_CLASS : SECONDARY_CLASS
    const cohorts = planCohorts(school, count, from, size)
    from += count
    return cohorts
  })
}

function administrators(seed: number, domain: string, schools: District['schools']): readonly Person[] {
  const principals = schools.map((school, index) =>
    personOf(seed, domain, { number: 500 + index, role: 'principal', schools: [school], grade: null }),
  )
  return [
    ...principals,
    personOf(seed, domain, { number: 1, role: 'districtAdministrator', schools: [], grade: null }),
  ]
}

function cohortFinder(cohorts: readonly Cohort[]): (student: number) => Cohort {
  return (student) => {
    let low = 0
    let high = cohorts.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((cohorts[middle]?.from ?? 0) <= student) low = middle
      else high = middle - 1
    }
    const cohort = cohorts[low]
    if (cohort === undefined) throw new Error(`the district has no student ${student}`)
    return cohort
  }
}
