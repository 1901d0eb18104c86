import { describe, expect, it } from 'vitest'
import { parseCasePackage } from '@/lib/protocols/case/parse-package'
import { scaleFromRubric } from '@/lib/protocols/case/scale-from-rubric'
import { frameworkUuid, sampleFramework } from '@/lib/protocols/case/testing/framework'

interface Level {
  readonly score?: number | string
  readonly quality?: string
}

/** The rubric of a package whose one criterion has these levels. */
function rubricOf(levels: readonly Level[]) {
  const json = sampleFramework({ items: 4, associations: 4 })
  const own = (kind: string, at: number) => ({
    identifier: frameworkUuid(kind, at),
    uri: 'x',
    lastChangeDateTime: '2025-07-01T12:00:00Z',
  })
  json.CFRubrics = [
    {
      ...own('b', 0),
      title: 'Mathematics',
      CFRubricCriteria: [
        {
          ...own('c', 0),
          CFItemURI: { title: 'K', identifier: frameworkUuid('1', 0), uri: 'x' },
          CFRubricCriterionLevels: levels.map((level, at) => ({ ...own('e', at), ...level, position: at })),
        },
      ],
    },
  ]
  const parsed = parseCasePackage(json)
  const [rubric] = parsed.ok ? parsed.value.rubrics : []
  if (rubric === undefined) throw new Error('the package has no rubric')
  return rubric
}

describe('a rubric seeds a mastery scale', () => {
  it('with a level for each score, lowest first, cut halfway between', () => {
    const rubric = rubricOf([
      { score: 4, quality: 'Exceeds' },
      { score: 1, quality: 'Begins' },
      { score: '2', quality: 'Nears' },
    ])
    expect(rubric.criteria[0]?.item?.identifier).toBe(frameworkUuid('1', 0))
    expect(scaleFromRubric(rubric)).toEqual({
      ok: true,
      value: {
        top: 4,
        levels: [
          { level: 1, label: 'Begins', number: 1, cut: 0 },
          { level: 2, label: 'Nears', number: 2, cut: 1.5 },
          { level: 3, label: 'Exceeds', number: 4, cut: 3 },
        ],
      },
    })
  })

  it('not without scores, nor from a single one', () => {
    expect(scaleFromRubric(rubricOf([{ quality: 'Good' }]))).toEqual({ ok: false, problem: 'no-scores' })
    expect(scaleFromRubric(rubricOf([{ score: 1 }, { score: 1 }]))).toEqual({
      ok: false,
      problem: 'too-few-levels',
    })
  })
})
