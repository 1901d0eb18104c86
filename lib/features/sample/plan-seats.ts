import { FIRST_DAY, isoOf, SCHOOL_DAYS } from '@/lib/features/sample/calendar'
import type { Seat } from '@/lib/features/sample/district'
import type { Cohort } from '@/lib/features/sample/plan-schools'
import { fraction, mix } from '@/lib/features/sample/random'

const PLACE = 71
const MOVE = 72
const MOVE_DAY = 73

type Move = 'stays' | 'changes class' | 'arrives late' | 'leaves'

/**
 * Who sits in which of a cohort's classes of one subject (`round` tells the subjects apart; 0 keeps a homeroom
 * together). Of a hundred students about two change class in the autumn, one or two come late and one leaves.
 */
export function seatsOf(
  seed: number,
  cohort: Cohort,
  classes: number,
  round: number,
): readonly (readonly Seat[])[] {
  const rosters: Seat[][] = Array.from({ length: classes }, () => [])
  for (let place = 0; place < cohort.count; place++) {
    const student = cohort.from + place
    const home = Math.floor((shuffledPlace(seed, cohort, round, place) * classes) / cohort.count)
    const day = SCHOOL_DAYS[20 + (mix(seed, MOVE_DAY, student) % 20)] ?? 0
    const next = SCHOOL_DAYS[21 + (mix(seed, MOVE_DAY, student) % 20)] ?? 0
    switch (moveOf(seed, student, classes)) {
      case 'stays':
        rosters[home]?.push({ student, begin: FIRST_DAY, end: null })
        break
      case 'arrives late':
        rosters[home]?.push({ student, begin: isoOf(day), end: null })
        break
      case 'leaves':
        rosters[home]?.push({ student, begin: FIRST_DAY, end: isoOf(day) })
        break
      case 'changes class':
        rosters[home]?.push({ student, begin: FIRST_DAY, end: isoOf(day) })
        rosters[(home + 1) % classes]?.push({ student, begin: isoOf(next), end: null })
        break
    }
  }
  return rosters
}

function moveOf(seed: number, student: number, classes: number): Move {
  const draw = fraction(mix(seed, MOVE, student))
  if (draw < 0.02) return classes > 1 ? 'changes class' : 'stays'
  if (draw < 0.035) return 'arrives late'
  return draw < 0.045 ? 'leaves' : 'stays'
}

// A cohort's students in another order for each round: a step that shares no factor with the count visits each once.
function shuffledPlace(seed: number, cohort: Cohort, round: number, place: number): number {
  if (round === 0) return place
  const { count } = cohort
  let stride = (mix(seed, PLACE, cohort.from, round) % count) + 1
  while (greatestCommonDivisor(stride, count) !== 1) stride++
  return (place * stride) % count
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b)
}
