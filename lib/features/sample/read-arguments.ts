import { parseArgs } from 'node:util'
import { ok, type Result, refused } from '@/lib/core/result'
import { parseSchoolDate } from '@/lib/core/school-date'
import { FIRST_DAY, LAST_DAY } from '@/lib/features/sample/calendar'
import type { DistrictPackages } from '@/lib/features/sample/write-district'

interface SampleRequest {
  readonly folder: string
  readonly options: DistrictPackages
}

const SMALLEST = 50
const LARGEST = 100_000
const LARGEST_SEED = 4_294_967_295

export const USAGE =
  'npm run sample -- --students N --out DIR [--seed S] [--through YYYY-MM-DD] [--shuffle] [--dirt]'

/** What the command line asks for, or one sentence that says what is wrong with it. */
export function readArguments(args: readonly string[]): Result<SampleRequest, string> {
  const parsed = parse(args)
  if (!parsed.ok) return parsed
  const { students, out, seed = '1', through, shuffle = false, dirt = false } = parsed.value
  if (students === undefined) return refused(`Say how many students: ${USAGE}`)
  const count = wholeNumber(students)
  if (count === null || count < SMALLEST || count > LARGEST) {
    return refused(`--students takes a whole number from ${SMALLEST} to ${LARGEST}, not "${students}".`)
  }
  if (out === undefined || out === '') return refused(`Say which folder to write into: ${USAGE}`)
  const seedNumber = wholeNumber(seed)
  if (seedNumber === null || seedNumber > LARGEST_SEED) {
    return refused(`--seed takes a whole number from 0 to ${LARGEST_SEED}, not "${seed}".`)
  }
  if (through !== undefined && !isInSchoolYear(through)) {
    return refused(`--through takes a date from ${FIRST_DAY} to ${LAST_DAY}, not "${through}".`)
  }
  const options = { students: count, seed: seedNumber, shuffle, dirt }
  return ok({ folder: out, options: through === undefined ? options : { ...options, through } })
}

function parse(args: readonly string[]) {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        students: { type: 'string' },
        out: { type: 'string' },
        seed: { type: 'string' },
        through: { type: 'string' },
        shuffle: { type: 'boolean' },
        dirt: { type: 'boolean' },
      },
    })
    return ok(values)
  } catch (error) {
    const [sentence = ''] = (error instanceof Error ? error.message : String(error)).split(/[.\n]/)
    return refused(`${sentence}. Usage: ${USAGE}`)
  }
}

function wholeNumber(text: string): number | null {
  return /^\d{1,10}$/.test(text) ? Number(text) : null
}

function isInSchoolYear(date: string): boolean {
  return parseSchoolDate(date).ok && date >= FIRST_DAY && date <= LAST_DAY
}
