import type {
  Category,
  Course,
  Item,
  Person,
  School,
  Section,
  SourceName,
} from '@/lib/features/sample/district'

// Each system has its own ids for the same things, as real ones do. What they share is what matching goes by: school
// and class codes, the people's numbers, and the SIS's id on an assignment the LMS took over from it.
const PREFIX: Readonly<Record<SourceName, string>> = { sis: 'sis', lms: 'lms', assessment: 'asmt' }

export function districtOrgId(source: SourceName): string {
  return `${PREFIX[source]}-district`
}

export function schoolId(source: SourceName, school: School): string {
  return `${PREFIX[source]}-school-${school.index + 1}`
}

/** The id of a session; `key` is its key in the calendar. */
export function sessionId(source: SourceName, key: string): string {
  return `${PREFIX[source]}-2027-${key}`
}

export function courseId(source: SourceName, course: Course): string {
  return `${PREFIX[source]}-course-${course.index + 1}`
}

export function classId(source: SourceName, section: Section): string {
  return `${PREFIX[source]}-class-${section.index + 1}`
}

export function userId(source: SourceName, person: Person): string {
  return userIdOfNumber(source, person.number)
}

/** The id of a user by the person's number: the LMS and the vendor count in their own way. */
export function userIdOfNumber(source: SourceName, number: number): string {
  switch (source) {
    case 'sis':
      return `sis-user-${number}`
    case 'lms':
      return `lms-user-${number * 3 + 40_000}`
    case 'assessment':
      return `asmt-user-${number * 7 + 900}`
  }
}

export function enrollmentId(source: SourceName, section: Section, user: number, begin: string): string {
  return `${PREFIX[source]}-enr-${section.index + 1}-${user}-${begin.replaceAll('-', '')}`
}

export function categoryId(category: Pick<Category, 'key' | 'source'>): string {
  return `${PREFIX[category.source]}-category-${category.key}`
}

export function lineItemId(source: SourceName, section: Section, item: Item): string {
  const owner = source === 'lms' && item.sources.includes('sis') ? 'sis' : source
  return `${PREFIX[owner]}-item-${section.index + 1}-${item.index + 1}`
}

export function resultId(source: SourceName, section: Section, item: Item, student: number): string {
  return `${PREFIX[source]}-result-${section.index + 1}-${item.index + 1}-${student}`
}

export function scaleId(source: SourceName, section: Section, name: string): string {
  return `${PREFIX[source]}-scale-${section.index + 1}-${name}`
}
