import { SAMPLE_TODAY } from '@/lib/features/sample/calendar'
import type { Item, Section } from '@/lib/features/sample/district'
import { planItems } from '@/lib/features/sample/plan-items'
import { bell, mix, numberOf } from '@/lib/features/sample/random'
import type { Story } from '@/lib/features/sample/repository'

const DIFFICULTY = 91

/** The items of each class of the story: those written for it, else those of the usual rhythm. */
export function storyItemsOf(story: Story, seed: number): (section: Section) => readonly Item[] {
  const known = new Map<string, readonly Item[]>()
  return (section) => {
    const items = known.get(section.code) ?? itemsFor(story, seed, section)
    known.set(section.code, items)
    return items
  }
}

/** Where a hand-written item stands among the items of its class. */
export function storyItemIndex(story: Story, section: Section, key: string): number {
  const list = story.classes[section.index]?.items
  const index = list ? story.items[list].findIndex((item) => item.key === key) : -1
  if (index === -1) throw new Error(`class ${section.code} has no item ${key}`)
  return index
}

function itemsFor(story: Story, seed: number, section: Section): readonly Item[] {
  const list = story.classes[section.index]?.items
  if (!list) return planItems(seed, section, SAMPLE_TODAY)
  return story.items[list].map((item, index): Item => {
    const { key, systems, objectives, retakeOf, ...said } = item
    return {
      ...said,
      index,
      description: null,
      sources: systems,
      objectives: objectives.map((code) => placeOfObjective(section, code)),
      difficulty: bell(mix(seed, DIFFICULTY, numberOf(key))) * 0.4,
      retakeOf: retakeOf === null ? null : storyItemIndex(story, section, retakeOf),
    }
  })
}

function placeOfObjective(section: Section, code: string): number {
  const place = section.course.objectives.findIndex((objective) => objective.code === code)
  if (place === -1) throw new Error(`${section.course.title} does not teach ${code}`)
  return place
}
