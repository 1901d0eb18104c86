import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { assembleGrid } from '@/lib/core/gradebook/assemble-grid'
import { FLAG } from '@/lib/core/gradebook/cell'
import type { GridObjective, GridPayload } from '@/lib/core/gradebook/grid'
import { evidenceCell, evidenceColumns, itemCell, levelCell } from '@/lib/core/gradebook/grid-cells'
import type { GridRows, LevelOverrideRow, LevelRow, ScoreOverrideRow } from '@/lib/core/gradebook/grid-rows'
import { EMPTY_CLASS, itemRow, resultRow } from '@/lib/core/gradebook/testing/class-rows'

const student = (id: string, familyName: string, givenName: string, rest = {}) => ({
  id,
  familyName,
  givenName,
  preferredName: null,
  active: true,
  ...rest,
})
const objective = (id: string): GridObjective => ({
  id,
  code: `7.${id}`,
  short: `Short ${id}`,
  statement: `Statement of ${id}`,
  domain: null,
  policy: 0,
})
const ABARA = student('s1', 'Abara', 'Chi')
const EZE = student('s2', 'Eze', 'Kosi')

/** Assembled, and through JSON as it travels. */
function gridOf(rows: Partial<GridRows>): GridPayload {
  return JSON.parse(JSON.stringify(assembleGrid({ ...EMPTY_CLASS, ...rows }, 'en')))
}

const scoreOverride = (rest: Partial<ScoreOverrideRow>): ScoreOverrideRow => ({
  itemId: 'i1',
  objectiveId: null,
  studentId: 's1',
  value: { score: 92, text: null, status: null, flags: 0 },
  seen: null,
  seenVersion: 0,
  version: 1,
  reason: 'explained at the board',
  author: 'Rosa Salazar',
  at: '2026-11-09T15:00:00Z',
  ...rest,
})

describe('the rows of a class', () => {
  it('are its students by family name, then given name, in the order of the locale', () => {
    const students = [
      student('a', 'Öz', 'Ada'),
      student('b', 'Eze', 'Kosi'),
      student('c', 'Eze', 'Ada'),
      student('d', 'Zola', 'Émile'),
      student('f', 'Eze', 'Ada'),
    ]
    expect(gridOf({ students }).students.id).toEqual(['c', 'f', 'b', 'a', 'd'])
    expect(assembleGrid({ ...EMPTY_CLASS, students }, 'sv').students.id).toEqual(['c', 'f', 'b', 'd', 'a'])
  })

  it('say who prefers another name and who has left, and nothing where all are alike', () => {
    const left = student('s3', 'Zwick', 'Ana', { active: false, preferredName: 'Anka' })
    expect(gridOf({ students: [left, ABARA] }).students).toEqual({
      id: ['s1', 's3'],
      family: ['Abara', 'Zwick'],
      given: ['Chi', 'Ana'],
      preferred: [[1], ['Anka']],
      inactive: [1],
    })
    expect(gridOf({ students: [ABARA] }).students).toEqual({ id: ['s1'], family: ['Abara'], given: ['Chi'] })
  })

  it('may be none', () => {
    expect(gridOf({ items: [itemRow('i1')], objectives: [objective('o1')] })).toMatchObject({
      scores: [{ scores: [] }],
      levels: [{ scores: [], counts: [] }],
    })
  })
})

describe('a line item’s column', () => {
  const students = [ABARA, EZE]
  const items = [itemRow('i1')]

  it('points to its category, scale, sources and objectives, and forgets those the grid does not have', () => {
    const grid = gridOf({
      categories: [
        { id: 'quiz', title: 'Quizzes', weight: 20 },
        { id: 'test', title: 'Tests', weight: 80 },
      ],
      scales: [{ id: 'letters', title: 'Letters', entries: [] }],
      objectives: [objective('o1'), objective('o2')],
      items: [
        itemRow('i1', {
          categoryId: 'test',
          scaleId: 'letters',
          sourceIds: ['lms', 'gone', 'sis'],
          objectiveIds: ['o2', 'oX'],
        }),
        itemRow('i2', { categoryId: 'gone' }),
      ],
    })
    expect(grid.items).toMatchObject([
      { category: 1, scale: 0, sources: [1, 0], objectives: [1] },
      { category: null, scale: null, sources: [0, 1], objectives: [] },
    ])
  })

  it('holds a graded score as nothing but its number', () => {
    const grid = gridOf({ students, items, results: [resultRow('i1', 's2')] })
    expect(grid.scores).toEqual([{ scores: [null, 17] }])
    expect(itemCell(grid, 0, 0)).toEqual({
      source: null,
      sourceAt: null,
      override: null,
      effective: null,
      change: null,
      version: 0,
    })
    expect(itemCell(grid, 0, 1)).toMatchObject({
      source: { score: 17, text: null, status: 'fully graded', flags: 0, version: 1 },
      sourceAt: 0,
    })
  })

  it.each([
    { score: null, status: 'exempt' as const },
    { score: 5, status: 'partially graded' as const },
    { score: null, status: 'not submitted' as const, flags: FLAG.missing },
    { score: null, status: 'submitted' as const, flags: FLAG.inProgress | FLAG.incomplete },
    { score: null, text: 'B+', status: 'fully graded' as const },
    { score: 12.5, text: 'B+', flags: FLAG.late },
    { score: null, status: 'fully graded' as const },
    { score: 0, status: 'ext:absent' as const, version: 7, sourceId: 'lms' },
    { score: -2.125 },
  ])('loses nothing of a result: %o', (said) => {
    const row = resultRow('i1', 's2', said)
    const cell = itemCell(gridOf({ students, items, results: [row] }), 0, 1)
    const { score, text, status, flags, version } = row
    expect(cell.source).toEqual({ score, text, status, flags, version })
    expect(cell.sourceAt).toBe(row.sourceId === 'sis' ? 0 : 1)
  })

  it('tells two vendors’ statuses apart, in the same bytes whatever the order of rows', () => {
    const results = [
      resultRow('i1', 's1', { status: 'ext:skipped' }),
      resultRow('i1', 's2', { status: 'ext:absent' }),
    ]
    const grid = gridOf({ students, items, results })
    expect([0, 1].map((at) => itemCell(grid, 0, at).source?.status)).toEqual(['ext:skipped', 'ext:absent'])
    expect(gridOf({ students, items, results: results.toReversed() })).toEqual(grid)
  })

  it('shows the most trusted source of several, whichever row comes first', () => {
    const sis = resultRow('i1', 's1', { score: 80 })
    const lms = resultRow('i1', 's1', { score: 90, sourceId: 'lms' })
    const other = resultRow('i1', 's1', { score: 1, sourceId: 'elsewhere' })
    for (const results of [
      [sis, lms, other],
      [other, lms, sis],
    ]) {
      expect(itemCell(gridOf({ students, items, results }), 0, 0).source?.score).toBe(80)
    }
    const lmsFirst = [itemRow('i1', { sourceIds: ['lms', 'sis'] })]
    expect(itemCell(gridOf({ students, items: lmsFirst, results: [sis, lms] }), 0, 0)).toMatchObject({
      source: { score: 90 },
      sourceAt: 1,
    })
  })

  it('ignores rows of students, line items and sources that are not in the grid', () => {
    const results = [
      resultRow('i1', 'gone'),
      resultRow('gone', 's1'),
      resultRow('i1', 's1', { sourceId: 'gone' }),
    ]
    const scoreOverrides = [scoreOverride({ studentId: 'gone' }), scoreOverride({ itemId: 'gone' })]
    expect(gridOf({ students, items, results, scoreOverrides }).scores).toEqual([{ scores: [null, null] }])
  })
})

describe('a value people typed', () => {
  const students = [ABARA, EZE]
  const items = [itemRow('i1')]
  const seen = { score: 80, text: null, status: 'fully graded', flags: 0 } as const

  it('stands above the source’s, which stays beside it and raises its flag', () => {
    const grid = gridOf({
      students,
      items,
      results: [resultRow('i1', 's1', { score: 87, version: 2 })],
      scoreOverrides: [scoreOverride({ seen, seenVersion: 1, version: 3 })],
    })
    expect(itemCell(grid, 0, 0)).toMatchObject({
      source: { score: 87 },
      effective: { score: 92 },
      override: { author: 'Rosa Salazar', reason: 'explained at the board', at: '2026-11-09T15:00:00Z' },
      change: { kind: 'changed', was: { score: 80 }, now: { score: 87 } },
      version: 3,
    })
  })

  it('once ended leaves its version behind', () => {
    const scoreOverrides = [scoreOverride({ value: null, version: 2 })]
    const grid = gridOf({ students, items, results: [resultRow('i1', 's1')], scoreOverrides })
    expect(itemCell(grid, 0, 0)).toMatchObject({
      override: null,
      effective: { score: 17 },
      change: null,
      version: 2,
    })
  })

  it('may stand where no source has one', () => {
    const grid = gridOf({ students, items, scoreOverrides: [scoreOverride({})] })
    expect(itemCell(grid, 0, 0)).toMatchObject({
      source: null,
      sourceAt: null,
      effective: { score: 92 },
      change: null,
    })
  })
})

describe('a cell of a closed period', () => {
  const held = (now: number | null) => {
    const said = { score: now, text: null, status: 'fully graded', flags: 0 } as const
    const grid = assembleGrid(
      {
        ...EMPTY_CLASS,
        students: [ABARA, EZE],
        items: [itemRow('a', { closed: true })],
        results: [resultRow('a', 's1')],
        frozen: [{ itemId: 'a', objectiveId: null, studentId: 's1', now: now === null ? null : said }],
      },
      'en',
    )
    return itemCell(grid, 0, 0)
  }

  it('shows what it was closed at, and that its source says something else', () => {
    expect(held(19)).toMatchObject({
      effective: { score: 17 },
      change: { kind: 'changed', was: { score: 17 }, now: { score: 19 } },
    })
    expect(held(null)).toMatchObject({ effective: { score: 17 }, change: { kind: 'ended', now: null } })
  })

  it('says nothing where its source says the same again', () => {
    expect(held(17).change).toBeNull()
  })
})

describe('an objective unfolds', () => {
  const rows = {
    students: [ABARA, EZE],
    objectives: [objective('o1'), objective('o2')],
    items: [
      itemRow('i1', { objectiveIds: ['o1', 'o2'] }),
      itemRow('i2'),
      itemRow('i3', { objectiveIds: ['o1'] }),
    ],
    results: [resultRow('i1', 's1', { score: 15 }), resultRow('i1', 's2', { score: 16 })],
    objectiveResults: [
      { ...resultRow('i1', 's1', { score: 3 }), objectiveId: 'o2' },
      { ...resultRow('i2', 's1', { score: 2, flags: FLAG.late }), objectiveId: 'o2' },
      { ...resultRow('i2', 's1', { score: 1, sourceId: 'lms' }), objectiveId: 'o2' },
      { ...resultRow('i2', 'gone'), objectiveId: 'o2' },
      { ...resultRow('gone', 's1'), objectiveId: 'o2' },
      { ...resultRow('i2', 's1'), objectiveId: 'gone' },
      { ...resultRow('i3', 's1', { sourceId: 'gone' }), objectiveId: 'o2' },
    ],
  }
  const grid = gridOf(rows)

  it('into the line items aligned to it and those with results for it', () => {
    expect(evidenceColumns(grid, 0).map(({ item, own }) => [item, own !== null])).toEqual([
      [0, false],
      [2, false],
    ])
    expect(evidenceColumns(grid, 1).map(({ item, own }) => [item, own !== null])).toEqual([
      [0, true],
      [1, true],
    ])
  })

  it('into the student’s result for that objective, else the line item’s one cell', () => {
    const [first, second] = evidenceColumns(grid, 1)
    if (first === undefined || second === undefined) throw new Error('two columns expected')
    expect(evidenceCell(grid, first, 0)).toMatchObject({ from: 'objective', effective: { score: 3 } })
    expect(evidenceCell(grid, first, 1)).toMatchObject({ from: 'item', effective: { score: 16 } })
    expect(evidenceCell(grid, second, 0)).toMatchObject({
      from: 'objective',
      effective: { score: 2, flags: FLAG.late },
      sourceAt: 0,
    })
    expect(evidenceCell(grid, second, 1)).toMatchObject({ from: 'item', effective: null })
  })

  it('into a cell of its own where a person typed for the objective alone', () => {
    const typed = gridOf({
      ...rows,
      objectiveResults: [],
      scoreOverrides: [
        scoreOverride({ objectiveId: 'o1' }),
        scoreOverride({ objectiveId: 'o1', studentId: 'gone' }),
        scoreOverride({ objectiveId: 'gone' }),
      ],
    })
    expect(typed.objectiveScores.map(({ item, objective }) => [item, objective])).toEqual([[0, 0]])
    const [column] = evidenceColumns(typed, 0)
    if (column === undefined) throw new Error('a column expected')
    expect(evidenceCell(typed, column, 0)).toMatchObject({ from: 'objective', effective: { score: 92 } })
    expect(itemCell(typed, 0, 0).effective?.score).toBe(15)
  })
})

describe('a level', () => {
  const rows = { students: [ABARA, EZE], objectives: [objective('o1')] }
  const level = (rest: Partial<LevelRow>): LevelRow => ({
    studentId: 's1',
    objectiveId: 'o1',
    score: 3.380875,
    count: 3,
    insufficient: null,
    trend: 0,
    policy: null,
    ...rest,
  })
  const decided = (rest: Partial<LevelOverrideRow>): LevelOverrideRow => ({
    objectiveId: 'o1',
    studentId: 's1',
    level: 4,
    number: null,
    seen: { level: 3, score: 3.380875 },
    version: 1,
    reason: null,
    author: 'Rosa Salazar',
    at: '2026-11-09T15:00:00Z',
    ...rest,
  })
  const cell = (levels: readonly LevelRow[], levelOverrides: readonly LevelOverrideRow[] = []) =>
    levelCell(gridOf({ ...rows, levels, levelOverrides }), 0, 0)

  it('follows from its score and the cuts of its policy', () => {
    expect(cell([level({ trend: -1 })])).toEqual({
      state: 'level',
      level: 3,
      score: 3.38,
      count: 3,
      shortfall: null,
      trend: -1,
      override: null,
      effectiveLevel: 3,
      change: null,
      version: 0,
    })
    expect(cell([level({ score: 2.499999, trend: 1 })])).toMatchObject({
      level: 2,
      score: 2.499999,
      trend: 1,
    })
  })

  it('of a student of another grade follows from the cuts of the policy it was computed by', () => {
    const [policy] = gridOf(rows).policies
    if (policy === undefined) throw new Error('a policy expected')
    const cuts = [0, 3.4, 3.45, 3.5].map((cut, at) => ({
      level: at + 1,
      label: String(at),
      cut,
      number: cut,
    }))
    const strict = { ...policy, scale: { levels: cuts, top: 4 } }
    const both = gridOf({
      ...rows,
      policies: [policy, strict],
      levels: [level({}), level({ studentId: 's2', policy: 1 })],
    })
    expect([levelCell(both, 0, 0).level, levelCell(both, 0, 1).level]).toEqual([3, 1])
  })

  it('is not given on too little, and none at all on nothing', () => {
    const short = level({ score: null, count: 1, insufficient: { have: 1, needed: 2 } })
    expect(cell([short])).toMatchObject({
      state: 'insufficient',
      level: 0,
      count: 1,
      shortfall: { have: 1, needed: 2 },
    })
    expect(cell([])).toMatchObject({ state: 'none', level: 0, effectiveLevel: 0, count: 0, shortfall: null })
  })

  it('a person decided stands, and the computed one goes on beside it', () => {
    expect(cell([level({})], [decided({ version: 2 })])).toMatchObject({
      level: 3,
      effectiveLevel: 4,
      change: null,
      version: 2,
    })
    expect(cell([level({ score: 2.9 })], [decided({})]).change).toEqual({
      was: { level: 3, score: 3.38 },
      now: { level: 3, score: 2.9 },
      disagrees: true,
    })
    expect(cell([], [decided({ seen: { level: 0, score: null } })])).toMatchObject({
      state: 'none',
      effectiveLevel: 4,
    })
  })

  it('a person gave back leaves its version behind', () => {
    expect(cell([level({})], [decided({ level: null, version: 2 })])).toMatchObject({
      override: null,
      effectiveLevel: 3,
      version: 2,
    })
  })

  it('of a student or objective outside the grid is ignored', () => {
    const strangers = [level({ studentId: 'gone' }), level({ objectiveId: 'gone' })]
    const overrides = [decided({ studentId: 'gone' }), decided({ objectiveId: 'gone' })]
    expect(cell(strangers, overrides)).toMatchObject({ state: 'none', override: null })
  })
})

it('outside the grid there is nothing, and no error', () => {
  const grid = gridOf({})
  expect(itemCell(grid, 9, 9).effective).toBeNull()
  expect(levelCell(grid, 9, 9).state).toBe('none')
  expect(evidenceColumns(grid, 9)).toEqual([])
})

/** Believable sizes: half-point scores, levels of a decaying average, a tenth of the cells out of the ordinary. */
function largeClass(students: number, items: number, objectives: number): GridRows {
  let state = 20261124
  const below = (limit: number) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * limit)
  }
  const uuid = (kind: number, at: number) =>
    `0199${kind}${(at * 2654435761).toString(16).padStart(11, '0').slice(0, 11)}-7${below(4096).toString(16).padStart(3, '0')}-${below(
      2 ** 32,
    )
      .toString(16)
      .padStart(8, '0')}`
  const list = <Row>(length: number, row: (at: number) => Row) => Array.from({ length }, (_, at) => row(at))
  const names = list(
    400,
    (at) =>
      `${'BCDFGHJKLMNPRSTVWZ'[at % 18]}${['a', 'e', 'i', 'o', 'u'][at % 5]}${below(9999).toString(36)}an`,
  )
  const studentRows = list(students, (at) =>
    student(uuid(1, at), names[below(400)] ?? '', names[below(400)] ?? ''),
  )
  const objectiveRows = list(objectives, (at) => ({
    ...objective(uuid(2, at)),
    code: `7.${'ABCD'[at % 4]}.${at}`,
    short: `${names[at]} ${names[at + 50]} problems`,
    statement: list(14, () => names[below(400)]).join(' '),
  }))
  const itemRows = list(items, (at) =>
    itemRow(uuid(3, at), {
      title: `${names[at + 90]} ${names[at + 200]} ${at}`,
      maximum: [20, 100, 4, 10][at % 4] ?? 20,
      objectiveIds: list(2, (n) => objectiveRows[(at * 2 + n) % objectives]?.id ?? ''),
    }),
  )
  const result = (itemId: string, studentId: string, top: number) =>
    resultRow(itemId, studentId, {
      score: below(20) === 0 ? null : top - Math.floor((below(top) * below(top)) / top),
      status: below(20) === 0 ? 'not submitted' : 'fully graded',
      flags: (below(15) === 0 ? FLAG.late : 0) | (below(25) === 0 ? FLAG.missing : 0),
      version: below(20) === 0 ? 2 : 1,
      sourceId: below(30) === 0 ? 'lms' : 'sis',
    })
  return {
    ...EMPTY_CLASS,
    students: studentRows,
    objectives: objectiveRows,
    items: itemRows,
    results: itemRows.flatMap((item) => studentRows.map(({ id }) => result(item.id, id, item.maximum ?? 20))),
    objectiveResults: itemRows.flatMap((item, at) =>
      at % 2 === 0
        ? item.objectiveIds.flatMap((objectiveId) =>
            studentRows.map(({ id }) => ({ ...result(item.id, id, 4), objectiveId })),
          )
        : [],
    ),
    levels: objectiveRows.flatMap(({ id: objectiveId }) =>
      studentRows.map(({ id: studentId }) => ({
        studentId,
        objectiveId,
        score: below(12) === 0 ? null : (1_000_000 + below(3_000_000)) / 1e6,
        count: 1 + below(6),
        insufficient: null,
        trend: ([0, 0, 0, 1, -1] as const)[below(5)] ?? 0,
        policy: null,
      })),
    ),
    scoreOverrides: list(students, () =>
      scoreOverride({
        itemId: itemRows[below(items)]?.id ?? '',
        studentId: studentRows[below(students)]?.id ?? '',
      }),
    ),
  }
}

describe('on school Wi-Fi', () => {
  it.each([
    [30, 40, 40, 25],
    [180, 60, 40, 60],
  ])(
    '%i students by %i line items and %i objectives fit into the bytes allowed',
    (students, items, objectives, kilobytes) => {
      const payload = assembleGrid(largeClass(students, items, objectives), 'en')
      expect(gzipSync(JSON.stringify(payload)).length).toBeLessThan(kilobytes * 1024)
    },
  )
})
