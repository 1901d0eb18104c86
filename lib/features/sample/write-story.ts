import { mkdirSync } from 'node:fs'
import { dirtyFiles } from '@/lib/features/sample/dirt'
import { planStory } from '@/lib/features/sample/plan-story'
import { readStory } from '@/lib/features/sample/repository'
import type { SourceFiles } from '@/lib/features/sample/source-files'
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

/**
 * Writes the package in which the SIS ends the line item of the story's override, a delta of one row; its path. `at`
 * is when it did (UTC, as OneRoster writes a DateTime).
 */
export async function writeEndingPackage(folder: string, at: string): Promise<string> {
  mkdirSync(folder, { recursive: true })
  const story = readStory()
  const { lineItem } = story.figures.endedUnderOverride
  const written = await writePackages(planStory(story), folder, {
    change: (files, source) => (source === 'sis' ? endedItem(files, lineItem, at) : new Map()),
  })
  return written.find(({ source }) => source === 'sis')?.path ?? ''
}

function endedItem(files: SourceFiles, lineItem: string, at: string): SourceFiles {
  const items = files.get('lineItems')
  if (items === undefined) return new Map()
  const rows = [...items.rows]
    .filter(([sourcedId]) => sourcedId === lineItem)
    .map(([sourcedId, , , ...rest]) => [sourcedId ?? null, 'tobedeleted', at, ...rest])
  return new Map([['lineItems', { ...items, mode: 'delta', rows }]])
}
