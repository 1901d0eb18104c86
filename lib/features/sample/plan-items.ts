import { isoOf, SCHOOL_DAYS, SESSIONS } from '@/lib/features/sample/calendar'
import type { Item, Section, SourceName } from '@/lib/features/sample/district'
import { bell, fraction, mix } from '@/lib/features/sample/random'

const UNITS = 8
const DIFFICULTY = 31
const JITTER = 32
const EXTRA_CREDIT = 33

/** One place in a unit's rhythm: what is given, who scores it, and how many objectives it speaks to. */
interface Slot {
  readonly label: string
  readonly category: 'Homework' | 'Classwork' | 'Quizzes' | 'Tests' | 'Assessments'
  readonly max: number
  readonly sources: readonly SourceName[]
  readonly objectives: number
  readonly scoredByObjective: boolean
}

const CORE_UNIT: readonly Slot[] = [
  slot('Homework', 'Homework', 10, ['sis'], 0),
  slot('Exit ticket', 'Classwork', 4, ['lms'], 3, true),
  slot('Practice', 'Classwork', 20, ['sis'], 1),
  slot('Shared task', 'Classwork', 25, ['sis', 'lms'], 1),
  slot('Quiz', 'Quizzes', 10, ['sis'], 4, true),
  slot('Benchmark', 'Assessments', 100, ['assessment'], 8, true),
  slot('Test', 'Tests', 50, ['sis'], 0),
]
const OTHER_UNIT: readonly Slot[] = [
  slot('Homework', 'Homework', 10, ['sis'], 0),
  slot('Practice', 'Classwork', 10, ['lms'], 0),
  slot('Classwork', 'Classwork', 20, ['sis'], 0),
  slot('Shared task', 'Classwork', 25, ['sis', 'lms'], 0),
  slot('Quiz', 'Quizzes', 20, ['sis'], 0),
  slot('Participation', 'Classwork', 10, ['sis'], 0),
  slot('Project', 'Tests', 50, ['sis'], 0),
]

/**
 * The items of a class over the weeks it meets: eight units of seven columns, one of them held by two systems, in a
 * full year or one semester alike. Only those given out by `through` are there. A class without an LMS has its items
 * in the SIS; the third and seventh unit of a core class repeat their quiz.
 */
export function planItems(seed: number, section: Section, through: string): readonly Item[] {
  const slots = section.course.objectives.length > 0 ? CORE_UNIT : OTHER_UNIT
  const days = meetingDays(section)
  const items: Item[] = []
  for (let unit = 0; unit < UNITS; unit++) {
    const topic = section.course.topics[unit % section.course.topics.length] ?? ''
    const planned = slots.flatMap((entry) => withKnownSources(entry, section))
    planned.forEach((entry, place) => {
      const position = Math.floor(((unit + (place + 0.7) / (planned.length + 0.5)) / UNITS) * days.length)
      const jitter = mix(seed, JITTER, section.course.index, unit, place) % 2
      const due = days[Math.min(days.length - 1, position + jitter)] ?? 0
      const assigned = days[Math.max(0, position - 1 - (entry.max >= 20 ? 4 : 1))] ?? due
      if (isoOf(assigned) > through) return
      const draw = mix(seed, EXTRA_CREDIT, section.course.index, unit, place)
      const base = {
        title: `Unit ${unit + 1} ${entry.label.toLowerCase()}: ${topic}`,
        description: null,
        category: entry.category,
        assignOn: isoOf(assigned),
        dueOn: isoOf(due),
        max: entry.max,
        sources: entry.sources,
        objectives: objectivesFrom(section, unit, place, entry.objectives),
        scoredByObjective: entry.scoredByObjective,
        difficulty: bell(mix(seed, DIFFICULTY, section.course.index, unit, place)) * 0.45,
        extraCredit: entry.category === 'Homework' && fraction(draw) < 0.2,
      }
      items.push({ ...base, index: items.length, retakeOf: null })
      if (entry.label === 'Quiz' && unit % 4 === 2) {
        const again = days[Math.min(days.length - 1, position + jitter + 6)] ?? due
        if (isoOf(due) > through) return
        items.push({
          ...base,
          index: items.length,
          title: `${base.title} (retake)`,
          assignOn: base.dueOn,
          dueOn: isoOf(again),
          retakeOf: items.length - 1,
        })
      }
    })
  }
  return items
}

/** The school days between the first and the last day of the semesters a class meets in. */
function meetingDays(section: Section): readonly number[] {
  const key = section.sessions.join()
  const days = MEETING_DAYS.get(key) ?? daysOf(section)
  MEETING_DAYS.set(key, days)
  return days
}

// There are three of them, and a large district asks for them a hundred thousand times.
const MEETING_DAYS = new Map<string, readonly number[]>()

function daysOf(section: Section): readonly number[] {
  const sessions = SESSIONS.filter((session) => section.sessions.includes(session.key))
  const start = sessions.map((session) => session.start).toSorted()[0] ?? ''
  const end =
    sessions
      .map((session) => session.end)
      .toSorted()
      .at(-1) ?? ''
  return SCHOOL_DAYS.filter((day) => isoOf(day) >= start && isoOf(day) <= end)
}

// Every class keeps its full load of items: what a missing system would have held is held by the SIS.
function withKnownSources(entry: Slot, section: Section): readonly Slot[] {
  const known = entry.sources.filter((source) => section.sources.includes(source))
  if (known.length === entry.sources.length) return [entry]
  if (known.length === 0) return [{ ...entry, sources: ['sis'] }]
  return [
    { ...entry, sources: known },
    { ...entry, sources: known, label: `${entry.label}, part two` },
  ]
}

function objectivesFrom(section: Section, unit: number, place: number, count: number): readonly number[] {
  const all = section.course.objectives.length
  if (all === 0) return []
  const first = Math.round((unit * all) / UNITS) + (count < 8 ? place % 3 : 0)
  return Array.from({ length: Math.min(count, all) }, (_, offset) => (first + offset) % all)
}

function slot(
  label: string,
  category: Slot['category'],
  max: number,
  sources: readonly SourceName[],
  objectives: number,
  scoredByObjective = false,
): Slot {
  return { label, category, max, sources, objectives, scoredByObjective }
}
