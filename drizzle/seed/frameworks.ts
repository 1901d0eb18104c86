import { MATHEMATICS_FRAMEWORK, MATHEMATICS_OBJECTIVES } from '@/drizzle/seed/mathematics'
import type { SeedObjective } from '@/drizzle/seed/objective'
import { READING_FRAMEWORK, READING_OBJECTIVES } from '@/drizzle/seed/reading'
import { SCIENCE_FRAMEWORK, SCIENCE_OBJECTIVES } from '@/drizzle/seed/science'

interface SeedFramework {
  readonly id: string
  readonly title: string
}

/** The frameworks of the sample district, written for it. */
export const frameworks: readonly SeedFramework[] = [
  { id: MATHEMATICS_FRAMEWORK, title: 'Marrow Valley Mathematics' },
  { id: SCIENCE_FRAMEWORK, title: 'Marrow Valley Science' },
  { id: READING_FRAMEWORK, title: 'Marrow Valley Reading and English' },
]

/** All objectives and headings; `position` counts through the whole list. */
export const objectives: readonly (SeedObjective & { readonly position: number })[] = [
  ...MATHEMATICS_OBJECTIVES,
  ...SCIENCE_OBJECTIVES,
  ...READING_OBJECTIVES,
].map((objective, position) => ({ ...objective, position }))
