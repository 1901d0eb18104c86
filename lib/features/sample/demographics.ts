import type { Person } from '@/lib/features/sample/district'
import type { NamedRow } from '@/lib/features/sample/file-rows'
import { fraction, mix } from '@/lib/features/sample/random'

const RACES = [
  ['white', 0.46],
  ['blackOrAfricanAmerican', 0.17],
  ['asian', 0.14],
  ['americanIndianOrAlaskaNative', 0.06],
  ['nativeHawaiianOrOtherPacificIslander', 0.04],
] as const
const SALT = 81

/** What the SIS records of a student's birth, sex, race and ethnicity; drawn without regard to the name. */
export function demographicsOf(seed: number, student: Person): NamedRow {
  const draw = (salt: number) => fraction(mix(seed, SALT, student.number, salt))
  const races = RACES.filter(([, share], index) => draw(index) < share).map(([race]) => race)
  const own: readonly string[] = races
  const answers = Object.fromEntries(RACES.map(([race]) => [race, own.includes(race) ? 'true' : 'false']))
  return {
    birthDate: birthDateOf(student.grade, draw(20)),
    sex: sexOf(draw(21)),
    ...answers,
    demographicRaceTwoOrMoreRaces: races.length > 1 ? 'true' : 'false',
    hispanicOrLatinoEthnicity: draw(22) < 0.29 ? 'true' : 'false',
    countryOfBirthCode: draw(23) < 0.9 ? 'US' : null,
  }
}

// A child is five on the first of September before kindergarten, and a year older in each grade after it.
function birthDateOf(grade: string | null, draw: number): string {
  const years = grade === null || grade === 'KG' ? 0 : Number(grade)
  const youngest = Date.UTC(2021 - years, 8, 1)
  return new Date(youngest - Math.floor(draw * 365) * 86_400_000).toISOString().slice(0, 10)
}

function sexOf(draw: number): string {
  if (draw < 0.49) return 'female'
  if (draw < 0.98) return 'male'
  return draw < 0.99 ? 'other' : 'unspecified'
}
