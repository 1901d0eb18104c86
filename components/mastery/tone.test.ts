import { describe, expect, it } from 'vitest'
import { levelName, toneOfLevel } from '@/components/mastery/tone'
import { FOUR_LEVELS } from '@/lib/core/mastery/scale'

describe('a level gets its colour', () => {
  it('one step a level on a scale of four', () => {
    expect([1, 2, 3, 4].map((level) => toneOfLevel(level, 4))).toEqual([1, 2, 3, 4])
  })

  it('with the lowest and the highest of any scale on the ends', () => {
    for (const levels of [2, 3, 5, 7, 10]) {
      expect(toneOfLevel(1, levels)).toBe(1)
      expect(toneOfLevel(levels, levels)).toBe(4)
    }
  })

  it('and none where there is no level', () => {
    expect(toneOfLevel(0, 4)).toBe(0)
  })
})

describe('a level gets its name', () => {
  const spanish = (word: string) => ({ '1': 'Inicial', '2': 'En proceso', '3': 'Competente' })[word] ?? word

  it('in the reader’s language where the district kept the first words', () => {
    expect(levelName(3, FOUR_LEVELS, spanish)).toBe('Competente')
  })

  it('in the district’s own words where it chose some', () => {
    const levels = FOUR_LEVELS.levels.map((level) => ({ ...level, label: `Step ${level.level}` }))
    expect(levelName(3, { ...FOUR_LEVELS, levels }, spanish)).toBe('Step 3')
  })
})
