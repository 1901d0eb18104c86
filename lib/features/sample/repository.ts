import { frameworks, objectives } from '@/drizzle/seed/frameworks'
import {
  storyClasses,
  storyClosedTerm,
  storyDistrict,
  storyGrades,
  storyMoves,
  storySchools,
} from '@/drizzle/seed/story-classes'
import { storyFigures } from '@/drizzle/seed/story-figures'
import { storyItems } from '@/drizzle/seed/story-items'
import { storyStaff, storyStudents } from '@/drizzle/seed/story-people'
import { storyScores } from '@/drizzle/seed/story-scores'

/** The rows of the sample district's story. */
export function readStory() {
  return {
    district: storyDistrict,
    schools: storySchools,
    grades: storyGrades,
    classes: storyClasses,
    moves: storyMoves,
    closedTerm: storyClosedTerm,
    items: storyItems,
    staff: storyStaff,
    students: storyStudents,
    scores: storyScores,
    frameworks,
    objectives,
    figures: storyFigures,
  } as const
}

export type Story = ReturnType<typeof readStory>
