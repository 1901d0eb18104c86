import { describe, expect, it } from 'vitest'
import { DEFAULT_GRADE_POLICY } from '@/lib/core/grade/grade-policy'
import { assembleGrid } from '@/lib/core/gradebook/assemble-grid'
import { gradeCell } from '@/lib/core/gradebook/grade-cell'
import type { GridPayload } from '@/lib/core/gradebook/grid'
import type { GradeOverrideRow, GradeRow, GradeRows } from '@/lib/core/gradebook/grid-rows'
import { EMPTY_CLASS } from '@/lib/core/gradebook/testing/class-rows'

const student = (id: string, familyName: string) => ({
  id,
  familyName,
  givenName: 'Chi',
  preferredName: null,
  active: true,
})

/** Assembled, and through JSON as it travels. The first student is Abara, the second Eze. */
function gridOf(grades: Partial<GradeRows>): GridPayload {
  const rows = {
    ...EMPTY_CLASS,
    students: [student('s2', 'Eze'), student('s1', 'Abara')],
    grades: { ...EMPTY_CLASS.grades, ...grades },
  }
  return JSON.parse(JSON.stringify(assembleGrid(rows, 'en')))
}

const graded = (rest: Partial<GradeRow> = {}): GradeRow => ({
  studentId: 's1',
  percent: 84.166667,
  mark: 'B',
  counted: 6,
  missing: 0,
  exempt: 0,
  dropped: 0,
  ...rest,
})

const decided = (rest: Partial<GradeOverrideRow> = {}): GradeOverrideRow => ({
  studentId: 's1',
  percent: 91,
  mark: 'A',
  seen: { percent: 84.166667, mark: 'B' },
  version: 1,
  reason: null,
  author: 'Rosa Salazar',
  at: '2026-11-09T15:00:00Z',
  ...rest,
})

describe('the grade of a student in the grid', () => {
  it('is the computed one, to the last stored digit, with what it leaves out', () => {
    const grid = gridOf({ computed: [graded({ missing: 2, exempt: 1, dropped: 1 })] })
    expect(gradeCell(grid, 0)).toEqual({
      computed: { percent: 84.166667, mark: 'B' },
      counted: 6,
      missing: 2,
      exempt: 1,
      dropped: 1,
      override: null,
      effective: { percent: 84.166667, mark: 'B' },
      turn: null,
      version: 0,
    })
  })

  it('is none, and no zero, where nothing counts or nothing was ever given', () => {
    const grid = gridOf({ computed: [graded({ percent: null, mark: null, counted: 0, missing: 3 })] })
    expect(gradeCell(grid, 0)).toMatchObject({ effective: { percent: null, mark: null }, missing: 3 })
    expect(gradeCell(grid, 1)).toMatchObject({
      effective: { percent: null, mark: null },
      counted: 0,
      missing: 0,
    })
  })

  it('is the person’s where there is one, the computed one beside it', () => {
    const cell = gradeCell(gridOf({ computed: [graded()], overrides: [decided()] }), 0)
    expect(cell).toMatchObject({
      computed: { percent: 84.166667, mark: 'B' },
      effective: { percent: 91, mark: 'A' },
      turn: null,
      version: 1,
    })
  })

  it('may be a mark alone, without a percent', () => {
    const overrides = [decided({ percent: null, mark: 'C' })]
    expect(gradeCell(gridOf({ computed: [graded()], overrides }), 0).effective).toEqual({
      percent: null,
      mark: 'C',
    })
  })

  it('says when the computed one has moved since, and whether it disagrees', () => {
    const moved = (percent: number, mark: string) =>
      gradeCell(gridOf({ computed: [graded({ percent, mark })], overrides: [decided()] }), 0).turn
    expect(moved(85, 'B')).toEqual({
      was: { percent: 84.166667, mark: 'B' },
      now: { percent: 85, mark: 'B' },
      disagrees: true,
    })
    expect(moved(92, 'A')).toMatchObject({ disagrees: false })
  })

  it('keeps its version once a person’s grade was cleared', () => {
    const grid = gridOf({ computed: [graded()], overrides: [decided({ mark: null, version: 4 })] })
    expect(gradeCell(grid, 0)).toMatchObject({ override: null, version: 4, effective: { mark: 'B' } })
  })

  it('of a student the grid does not have is left out, and a closed term is said', () => {
    const grid = gridOf({ closed: true, computed: [graded({ studentId: 'gone' })] })
    expect(grid.grade).toMatchObject({ closed: true, percents: [null, null] })
    expect('closed' in gridOf({}).grade).toBe(false)
    expect(grid.grade.policy).toEqual(DEFAULT_GRADE_POLICY)
  })
})
