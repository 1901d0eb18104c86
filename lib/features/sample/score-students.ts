import { dayOf, isoOf, LAST_DAY, schoolDayAfter } from '@/lib/features/sample/calendar'
import type {
  Item,
  Mark,
  Outcome,
  ScoreStatus,
  Seat,
  Section,
  SourceName,
} from '@/lib/features/sample/district'
import { bell, fraction, mix } from '@/lib/features/sample/random'
import { letterOf, ticketWordOf, wordOf } from '@/lib/features/sample/score-scales'

const ABILITY = 41
const SUBJECT_ABILITY = 42
const OBJECTIVE_ABILITY = 43
const NOISE = 44
const STATE = 45
const DELAY = 46
const COMMENT = 47
const RETAKE = 48

const COMMENTS = [
  'Clear reasoning, well shown.',
  'Come and see me about question 3.',
  'Much better than last time, keep going!',
  'Check the units, please.',
  'Turned in after the bell, excused by the office.',
  'Nice, careful work.',
] as const
const YEAR_DAYS = dayOf(LAST_DAY)

/**
 * How one student did on one item, as one system has it. Ability, subject, objective, difficulty and the time of year
 * decide; what two systems say of the same performance differs by rounding only. Null where the student was not in
 * the class when it was due, did not take the retake, or the score is not in by `through`.
 */
export function scoreStudent(
  seed: number,
  section: Section,
  item: Item,
  seat: Seat,
  source: SourceName,
  through: string,
): Outcome | null {
  if (item.dueOn < seat.begin || (seat.end !== null && item.dueOn > seat.end)) return null
  const performance = mix(seed, section.index, item.index, seat.student)
  const base = shareOf(seed, section, item, seat)
  if (item.retakeOf !== null && (base > 0.72 || fraction(mix(performance, RETAKE)) > 0.6)) return null
  const scoredOn = scoreDate(item, performance)
  if (scoredOn > through) return null

  const outcome = nothingSaid(scoredOn, commentOf(performance))
  const state = fraction(mix(performance, STATE))
  if (state < 0.033) {
    outcome.status = ungradedStatus(state)
    outcome.missing = state < 0.015
    outcome.inProgress = state >= 0.03
    return outcome
  }
  const { score, text } = markOf(section, source, item.max, item.extraCredit ? base * 1.12 : base)
  outcome.score = score
  outcome.text = text
  outcome.incomplete = state < 0.043
  outcome.status = outcome.incomplete ? 'partially graded' : 'fully graded'
  outcome.late = !outcome.incomplete && state < 0.085
  return outcome
}

/**
 * The marks of a student by objective, each out of the item's maximum, around how the item went as a whole: one
 * objective is easier for a student than another.
 */
export function scoreObjectives(
  seed: number,
  section: Section,
  item: Item,
  seat: Seat,
  source: SourceName,
): readonly Mark[] {
  const performance = mix(seed, section.index, item.index, seat.student)
  const base = shareOf(seed, section, item, seat)
  return item.objectives.map((objective) => {
    const share = objectiveShare(seed, section, seat, objective, base, performance)
    return markOf(section, source, item.max, share)
  })
}

function ungradedStatus(state: number): ScoreStatus {
  if (state >= 0.015 && state < 0.024) return 'exempt'
  return state >= 0.024 && state < 0.03 ? 'submitted' : 'not submitted'
}

type Draft = { -readonly [Key in keyof Outcome]: Outcome[Key] }

function nothingSaid(scoredOn: string, comment: string | null): Draft {
  return {
    status: 'submitted',
    score: null,
    text: null,
    scoredOn,
    late: false,
    missing: false,
    incomplete: false,
    inProgress: false,
    comment,
  }
}

/** A share of the maximum written the way a class and a system write it. */
function markOf(section: Section, source: SourceName, max: number, share: number): Mark {
  if (source === 'assessment') return { score: Math.min(100, Math.round(share * 100)), text: null }
  if (section.marking === 'words') return { score: null, text: wordOf(share) }
  if (max === 4) {
    const points = Math.max(0, Math.min(4, Math.round(share * 4)))
    return { score: points, text: source === 'lms' ? ticketWordOf(points) : null }
  }
  const score = source === 'lms' ? Math.round(share * max * 2) / 2 : Math.round(share * max)
  return { score, text: section.marking === 'letters' && source === 'sis' ? letterOf(share) : null }
}

function shareOf(seed: number, section: Section, item: Item, seat: Seat): number {
  const ability = bell(mix(seed, ABILITY, seat.student))
  const inSubject = bell(mix(seed, SUBJECT_ABILITY, seat.student, section.course.index))
  const noise = bell(mix(seed, NOISE, section.index, item.index, seat.student))
  const growth = (dayOf(item.dueOn) / YEAR_DAYS) * 0.9
  const again = item.retakeOf === null ? 0 : 0.6
  return logistic(0.75 + ability * 0.75 + inSubject * 0.4 + growth + again - item.difficulty + noise * 0.45)
}

function objectiveShare(
  seed: number,
  section: Section,
  seat: Seat,
  objective: number,
  base: number,
  performance: number,
): number {
  const lasting = bell(mix(seed, OBJECTIVE_ABILITY, seat.student, section.course.index, objective))
  const moment = bell(mix(performance, NOISE, objective))
  return Math.min(1, Math.max(0, base + lasting * 0.09 + moment * 0.07))
}

function scoreDate(item: Item, performance: number): string {
  return isoOf(schoolDayAfter(dayOf(item.dueOn), mix(performance, DELAY) % 4))
}

function commentOf(performance: number): string | null {
  const draw = mix(performance, COMMENT)
  return fraction(draw) < 0.03 ? (COMMENTS[draw % COMMENTS.length] ?? null) : null
}

function logistic(x: number): number {
  return 1 / (1 + Math.exp(-x))
}
