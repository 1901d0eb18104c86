import type { Level, School } from '@/lib/features/sample/district'
import { fraction, mix, pick } from '@/lib/features/sample/random'

const SITES = 61
const PLACES = [
  'Alder Creek',
  'Blue Heron',
  'Cedar Bend',
  'Dry Fork',
  'Eagle Ridge',
  'Fern Hollow',
  'Granite Pass',
  'Harvest Hill',
  'Juniper Flats',
  'Kestrel Point',
  'Larkspur',
  'Mill Pond',
  'North Prairie',
  'Oak Hammock',
  'Piedra Lisa',
  'Quarry Road',
  'Riverbend',
  'Sand Lake',
  'Twin Pines',
  'Willow Bay',
] as const

// A large district runs out of places before it runs out of schools.
const SIDES = ['', 'North ', 'South ', 'East ', 'West ', 'New ', 'Old ', 'Upper ', 'Lower '] as const

/** The grades of a level, as OneRoster writes them. */
const GRADES: Readonly<Record<Level, readonly string[]>> = {
  elementary: ['KG', '01', '02', '03', '04', '05'],
  middle: ['06', '07', '08'],
  high: ['09', '10', '11', '12'],
  secondary: ['06', '07', '08', '09', '10', '11', '12'],
}

const KIND: Readonly<Record<Level, string>> = {
  elementary: 'Elementary School',
  middle: 'Middle School',
  high: 'High School',
  secondary: 'Secondary School',
}

/** The students of one grade in one school: `count` of them, the first being student `from` of the district. */
export interface Cohort {
  readonly school: School
  readonly grade: string
  readonly from: number
  readonly count: number
}

/** Half of the district in elementary schools of about 450, half in secondary ones, divided in two once it is large. */
export function planSchools(seed: number, students: number): readonly { school: School; students: number }[] {
  const elementary = Math.floor(students / 2)
  const secondary = students - elementary
  const middle = Math.round((secondary * 3) / 7)
  const parts: readonly (readonly [Level, number, number])[] =
    students < 2000
      ? [
          ['elementary', elementary, 550],
          ['secondary', secondary, 1000],
        ]
      : [
          ['elementary', elementary, 450],
          ['middle', middle, 600],
          ['high', secondary - middle, 1100],
        ]
  const sizes = parts.flatMap(([level, count, ideal]) => {
    const schools = Math.max(1, Math.round(count / ideal))
    return evenly(count, schools).map((size) => ({ level, size }))
  })
  const first = mix(seed, SITES)
  return sizes.map(({ level, size }, index) => ({
    school: {
      index,
      name: schoolName(first, index, level),
      identifier: `${String(31_000 + Math.floor(fraction(first) * 900))}-${String(index + 1).padStart(3, '0')}`,
      level,
    },
    students: size,
  }))
}

/** The cohorts of a school. A small school teaches its first grades only, so that its classes stay whole. */
export function planCohorts(
  school: School,
  students: number,
  from: number,
  classSize: number,
): readonly Cohort[] {
  const grades = GRADES[school.level]
  const taught = grades.slice(0, Math.max(1, Math.min(grades.length, Math.round(students / classSize))))
  const sizes = evenly(students, taught.length)
  let next = from
  return taught.map((grade, index) => {
    const cohort = { school, grade, from: next, count: sizes[index] ?? 0 }
    next += cohort.count
    return cohort
  })
}

/** A number of things in parts that differ by one at most. */
export function evenly(things: number, parts: number): readonly number[] {
  return Array.from(
    { length: parts },
    (_, index) => Math.floor((things * (index + 1)) / parts) - Math.floor((things * index) / parts),
  )
}

function schoolName(first: number, index: number, level: Level): string {
  const side = pick(SIDES, Math.floor(index / PLACES.length))
  return `${side}${pick(PLACES, first + index)} ${KIND[level]}`
}
