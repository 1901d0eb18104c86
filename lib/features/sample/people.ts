import type { MatchKey, Person, Role, School } from '@/lib/features/sample/district'
import { NAME_LISTS } from '@/lib/features/sample/name-lists'
import { fraction, mix, pick } from '@/lib/features/sample/random'

const PRONOUNS = ['she/her', 'he/him', 'they/them', 'she/they', 'he/they'] as const
// Salts keep the draws about one person apart from each other.
const LIST = 11
const GIVEN = 12
const FAMILY = 13
const SECOND_FAMILY = 14
const MIDDLE = 15
const PREFERRED = 16
const PRONOUN = 17
const MATCH = 18
const GUARDIANS = 19
const PHONE = 20

/** Number of the first guardian of a person; a student's guardians are numbered after the student. */
const GUARDIANS_FROM = 10_000_000

interface PersonPlan {
  readonly number: number
  readonly role: Role
  readonly schools: readonly School[]
  readonly grade: string | null
}

/** A believable person for a number: the same one whenever it is asked for. */
export function personOf(seed: number, domain: string, plan: PersonPlan): Person {
  const draw = (salt: number) => mix(seed, salt, plan.number)
  const list = pick(NAME_LISTS, draw(LIST))
  const given = pick(list.given, draw(GIVEN))
  const own = pick(list.family, draw(FAMILY))
  const second = pick(pick(NAME_LISTS, draw(SECOND_FAMILY)).family, draw(SECOND_FAMILY) >>> 8)
  const family = fraction(draw(SECOND_FAMILY)) < 0.07 && second !== own ? joinFamilies(own, second) : own
  const isStudent = plan.role === 'student'
  return {
    ...plan,
    given,
    family,
    middle: fraction(draw(MIDDLE)) < 0.4 ? pick(list.given, draw(MIDDLE) >>> 8) : null,
    preferredGiven: fraction(draw(PREFERRED)) < 0.09 ? shorten(given, draw(PREFERRED)) : null,
    pronouns: fraction(draw(PRONOUN)) < 0.35 ? pick(PRONOUNS, draw(PRONOUN) >>> 8) : null,
    email: emailOf(given, family, plan.number, isStudent ? `students.${domain}` : domain),
    username: usernameOf(given, family, plan.number),
    phone: isStudent ? null : `555-01${String(draw(PHONE) % 100).padStart(2, '0')}`,
    match: matchOf(fraction(draw(MATCH))),
    guardians: isStudent ? guardiansOf(seed, plan.number) : [],
  }
}

/** A guardian of a student: the same family name, and reached by e-mail and telephone. */
export function guardianOf(seed: number, student: Person, number: number): Person {
  const plan: PersonPlan = { number, role: 'guardian', schools: student.schools.slice(0, 1), grade: null }
  const person = personOf(seed, 'families.example.org', plan)
  const { family } = student
  return {
    ...person,
    family,
    email: emailOf(person.given, family, number, 'families.example.org'),
    username: usernameOf(person.given, family, number),
  }
}

function guardiansOf(seed: number, student: number): readonly number[] {
  const first = GUARDIANS_FROM + student * 2
  return fraction(mix(seed, GUARDIANS, student)) < 0.6 ? [first, first + 1] : [first]
}

/** The student a guardian's number belongs to. */
export function studentOfGuardian(guardian: number): number {
  return Math.floor((guardian - GUARDIANS_FROM) / 2)
}

// Neither is shared by two people of the district; plain letters, whatever the name.
function emailOf(given: string, family: string, number: number, domain: string): string {
  return `${usernameOf(given, family, number)}@${domain}`
}

function usernameOf(given: string, family: string, number: number): string {
  return `${plain(given)}.${plain(family)}${number}`
}

function plain(name: string): string {
  const folded = name.normalize('NFD').replaceAll('ł', 'l').replaceAll('Ł', 'L')
  return folded.replace(/[^A-Za-z]/g, '').toLowerCase()
}

function joinFamilies(own: string, second: string): string {
  return own.includes('-') || second.includes('-') ? `${own} ${second}` : `${own}-${second}`
}

function shorten(given: string, mixed: number): string {
  const other = pick(pick(NAME_LISTS, mixed >>> 4).given, mixed >>> 12)
  return given.length > 4 && mixed % 3 > 0 ? given.slice(0, 3) : other
}

// Most systems share the district's master id; the rest must be found by the next thing they hold in common.
function matchOf(draw: number): MatchKey {
  if (draw < 0.93) return 'master'
  if (draw < 0.96) return 'sis-id'
  return draw < 0.98 ? 'identifier' : 'email'
}
