import type { Item, Mark, Outcome, Seat, Section, SourceName } from '@/lib/features/sample/district'
import type { Story } from '@/lib/features/sample/repository'
import { ticketWordOf } from '@/lib/features/sample/score-scales'
import { storyItemIndex } from '@/lib/features/sample/story-items'

interface FixedOutcomes {
  outcomeOf(section: Section, item: Item, seat: Seat, source: SourceName): Outcome | null
  marksOf(section: Section, item: Item, seat: Seat, source: SourceName): readonly Mark[] | null
}

type StoryScore = Story['scores'][number]

/** The outcomes the story fixes, by the cell they stand in. */
export function storyOutcomes(story: Story, sections: readonly Section[]): FixedOutcomes {
  const cells = new Map(
    story.scores.map((score) => {
      const section = sections.find((candidate) => candidate.code === score.class)
      const student = story.students.find((candidate) => candidate.key === score.student)
      if (section === undefined || student === undefined) throw new Error(`no cell for ${score.student}`)
      const item = storyItemIndex(story, section, score.item)
      return [cellKey(section.index, item, student.place, score.system), score]
    }),
  )
  const find = (section: Section, item: Item, seat: Seat, source: SourceName) =>
    cells.get(cellKey(section.index, item.index, seat.student, source))
  return {
    outcomeOf: (section, item, seat, source) => {
      const score = find(section, item, seat, source)
      return score === undefined ? null : outcomeFrom(score, item)
    },
    marksOf: (section, item, seat, source) => {
      const score = find(section, item, seat, source)
      if (score?.marks === undefined) return null
      const { marks } = score
      return item.objectives.map((objective) => {
        const code = section.course.objectives[objective]?.code ?? ''
        return { score: marks[code] ?? null, text: null }
      })
    },
  }
}

function outcomeFrom(score: StoryScore, item: Item): Outcome {
  const isTicket = score.system === 'lms' && item.max === 4 && score.score !== null
  return {
    status: score.missing ? 'not submitted' : score.exempt ? 'exempt' : 'fully graded',
    score: score.score,
    text: isTicket && score.score !== null ? ticketWordOf(score.score) : null,
    scoredOn: score.on,
    late: false,
    missing: score.missing ?? false,
    incomplete: false,
    inProgress: false,
    comment: score.comment ?? null,
  }
}

function cellKey(section: number, item: number, student: number, source: SourceName): string {
  return `${section}/${item}/${student}/${source}`
}
