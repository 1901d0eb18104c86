import { mkdirSync } from 'node:fs'
import { dirtyFiles } from '@/lib/features/sample/dirt'
import { planStory } from '@/lib/features/sample/plan-story'
import { readStory } from '@/lib/features/sample/repository'
import { writePackages } from '@/lib/features/sample/write-packages'

interface StoryPackages {
  readonly sis: string
  readonly lms: string
  readonly assessment: string
}

/**
 * Writes the sample district's three packages into a folder, which is made where it is missing, and answers their
 * paths. They hold a month of believable mistakes; what must come of them stands in the story's figures.
 */
export async function writeStoryPackages(folder: string): Promise<StoryPackages> {
  mkdirSync(folder, { recursive: true })
  const written = await writePackages(planStory(readStory()), folder, { change: dirtyFiles })
  const paths = Object.fromEntries(written.map(({ source, path }) => [source, path]))
  const { sis = '', lms = '', assessment = '' } = paths
  return { sis, lms, assessment }
}
