import { demographicsOf } from '@/lib/features/sample/demographics'
import type { District, MatchKey, Person, Section, SourceName } from '@/lib/features/sample/district'
import { bulkFile, type FileEntry, type NamedRow } from '@/lib/features/sample/file-rows'
import { districtOrgId, schoolId, userId, userIdOfNumber } from '@/lib/features/sample/source-ids'
import { uuidOf } from '@/lib/features/sample/uuid'

/** The people one system knows: all of them in the SIS, those of its classes elsewhere. */
export function peopleFiles(
  district: District,
  source: SourceName,
  sections: readonly Section[],
): readonly FileEntry[] {
  const people = () => peopleOf(district, source, sections)
  const files = [
    bulkFile('users', () => map(people(), (person) => userRow(source, person))),
    bulkFile('roles', () => roleRows(source, people())),
  ]
  switch (source) {
    case 'sis':
      return [...files, bulkFile('demographics', () => demographicsRows(district))]
    case 'lms':
      return [...files, bulkFile('userProfiles', () => profileRows(people()))]
    case 'assessment':
      return files
  }
}

function* peopleOf(district: District, source: SourceName, sections: readonly Section[]): Generator<Person> {
  if (source === 'sis') {
    yield* district.staff
    for (let index = 0; index < district.studentCount; index++) {
      const student = district.studentAt(index)
      yield student
      yield* student.guardians.map((number) => district.guardianAt(number))
    }
    return
  }
  const teachers = new Set(sections.flatMap((section) => section.teachers))
  yield* district.staff.filter((_, index) => teachers.has(index))
  const students = new Set<number>()
  for (const section of sections) for (const seat of section.seats) students.add(seat.student)
  for (const index of students) yield district.studentAt(index)
}

function userRow(source: SourceName, person: Person): NamedRow {
  const isSource = source === 'sis'
  // Only the LMS has the account that fits two people; elsewhere the person is known as everyone is.
  const isShared = person.match === 'shared-email' && source === 'lms'
  const match = person.match === 'shared-email' && !isShared ? 'master' : person.match
  const primary = person.schools[0]
  return {
    sourcedId: userId(source, person),
    enabledUser: 'true',
    username: isShared ? `guest${person.number}` : person.username,
    userIds: userIdsOf(source, person.number, match),
    givenName: person.given,
    familyName: person.family,
    middleName: isSource ? person.middle : null,
    identifier: isSource || match === 'identifier' || match === 'master' ? stateNumberOf(person) : null,
    email: isSource || match === 'email' || match === 'master' || isShared ? person.email : null,
    phone: isSource ? person.phone : null,
    agentSourcedIds: isSource
      ? joined(person.guardians.map((number) => userIdOfNumber('sis', number)))
      : null,
    grades: person.grade,
    userMasterIdentifier: match === 'master' ? masterIdOf(person) : null,
    preferredGivenName: person.preferredGiven,
    primaryOrgSourcedId: primary === undefined ? districtOrgId(source) : schoolId(source, primary),
    pronouns: person.pronouns,
  }
}

function userIdsOf(source: SourceName, number: number, match: MatchKey): string {
  const sis = `{SIS:${number}}`
  if (source === 'sis') return sis
  const own = source === 'lms' ? `{LMS:${number * 3 + 40_000}}` : `{ASMT:${number * 7 + 900}}`
  return match === 'sis-id' || match === 'master' ? `${sis},${own}` : own
}

/** The number the state gave a person. */
function stateNumberOf(person: Person): string {
  return `S${String(person.number * 13 + 7).padStart(9, '0')}`
}

/** The id that identity systems of a district share. */
function masterIdOf(person: Person): string {
  return uuidOf(`person ${person.number}`)
}

function* roleRows(source: SourceName, people: Iterable<Person>): Generator<NamedRow> {
  for (const person of people) {
    const orgs =
      person.schools.length > 0
        ? person.schools.map((school) => schoolId(source, school))
        : [districtOrgId(source)]
    for (const [index, orgSourcedId] of orgs.entries()) {
      yield {
        sourcedId: `${userId(source, person)}-role-${index + 1}`,
        userSourcedId: userId(source, person),
        roleType: index === 0 ? 'primary' : 'secondary',
        role: person.role,
        orgSourcedId,
      }
    }
  }
}

function* demographicsRows(district: District): Generator<NamedRow> {
  for (let index = 0; index < district.studentCount; index++) {
    const student = district.studentAt(index)
    yield { sourcedId: userId('sis', student), ...demographicsOf(district.seed, student) }
  }
}

function* profileRows(people: Iterable<Person>): Generator<NamedRow> {
  for (const person of people) {
    if (person.role !== 'teacher') continue
    yield {
      sourcedId: `${userId('lms', person)}-profile`,
      userSourcedId: userId('lms', person),
      profileType: 'lms',
      vendorId: 'lms',
      credentialType: 'username',
      username: person.username,
    }
  }
}

function joined(list: readonly string[]): string | null {
  return list.length === 0 ? null : list.join(',')
}

function* map<In, Out>(items: Iterable<In>, change: (item: In) => Out): Generator<Out> {
  for (const item of items) yield change(item)
}
