import type { CategoryInGrade } from '@/lib/core/grade/grade-working'
import type { ShownGradeScore, ShownGradeWorking } from '@/lib/core/gradebook/grade-evidence'
import type { GridItem, GridPayload } from '@/lib/core/gradebook/grid'

/** A category of a grade's working with what stands in it. */
export interface GradeGroup {
  readonly category: CategoryInGrade
  /** By due date, those that count and those that do not. */
  readonly scores: readonly ShownGradeScore[]
  /** Assignments the student has no result for yet. */
  readonly open: readonly GridItem[]
}

/** The working by category, those first that count; categories in which nothing stands are left out. */
export function groupByCategory(working: ShownGradeWorking, payload: GridPayload): readonly GradeGroup[] {
  const known = new Set(working.scores.map(({ itemId }) => itemId))
  const open = payload.items.filter((item) => !known.has(item.id) && !item.ended)
  const groups = working.categories.map((category) => ({
    category,
    scores: working.scores.filter(({ categoryId }) => categoryId === category.id),
    open: open.filter((item) => categoryIdOf(item, payload) === category.id),
  }))
  const filled = groups.filter(({ scores, open: waiting }) => scores.length + waiting.length > 0)
  return [
    ...filled.filter(({ category }) => category.counted > 0),
    ...filled.filter(({ category }) => category.counted === 0),
  ]
}

function categoryIdOf(item: GridItem, payload: GridPayload): string | null {
  return payload.categories[item.category ?? -1]?.id ?? null
}

/** Whether weights had to be shared out again: a category with a weight has nothing that counts. */
export function isRenormalised({ method, categories }: ShownGradeWorking): boolean {
  return (
    method === 'weighted-categories' &&
    categories.some(({ weight, share }) => weight !== null && weight > 0 && share === 0) &&
    categories.some(({ share }) => share > 0)
  )
}
