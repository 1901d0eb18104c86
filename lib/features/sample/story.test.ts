import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { gradingPeriodOf, SESSIONS } from '@/lib/features/sample/calendar'
import { HABITS } from '@/lib/features/sample/dirt'
import { planStory } from '@/lib/features/sample/plan-story'
import { readStory } from '@/lib/features/sample/repository'
import { readPackages } from '@/lib/features/sample/testing/read-packages'
import { countRows, filesOfAll, rowsByName } from '@/lib/features/sample/testing/rows-by-name'
import { uuidOf } from '@/lib/features/sample/uuid'
import { writeStoryPackages } from '@/lib/features/sample/write-story'

const folder = mkdtempSync(join(tmpdir(), 'tessera-story-'))
afterAll(() => rmSync(folder, { recursive: true }))

const SOURCES = ['sis', 'lms', 'assessment'] as const
const story = readStory()
const { figures } = story
const district = planStory(story)
const files = filesOfAll(district)
const enrollments = rowsByName(files.sis, 'enrollments')
const studentSeats = enrollments.filter((row) => row.role === 'student')
const active = studentSeats.filter(
  (row) => (row.beginDate ?? '') <= figures.asOf && (row.endDate ?? '') >= figures.asOf,
)

describe('the objectives of the sample district', () => {
  it('stand in trees without a loose end, each under an id made from its code', () => {
    const codes = new Set(story.objectives.map((objective) => objective.code))
    expect(codes.size).toBe(story.objectives.length)
    for (const objective of story.objectives) {
      expect(objective.id).toBe(uuidOf(`objective ${objective.code}`))
      if (objective.parent !== null) expect(codes).toContain(objective.parent)
      expect(story.frameworks.map((framework) => framework.id)).toContain(objective.frameworkId)
    }
  })

  it('are the only ones the files name', () => {
    const known = new Set(
      story.objectives.filter(({ isGroup }) => !isGroup).map(({ id }) => `urn:uuid:${id}`),
    )
    for (const source of SOURCES) {
      for (const file of ['lineItemLearningObjectiveIds', 'resultLearningObjectiveIds'] as const) {
        const named = rowsByName(files[source], file).map((row) => row.learningObjectiveId ?? '')
        expect(named.filter((id) => !known.has(id))).toEqual([])
      }
    }
  })
})

describe('the figures of the sample district', () => {
  it('count its schools, classes and people', () => {
    const roles = rowsByName(files.sis, 'roles')
    const withRole = (role: string) =>
      new Set(roles.filter((row) => row.role === role).map((row) => row.userSourcedId)).size
    expect(countRows(files.sis, 'orgs')).toBe(figures.orgs)
    expect(countRows(files.sis, 'classes')).toBe(figures.classes)
    expect(withRole('student')).toBe(figures.students)
    expect(withRole('teacher')).toBe(figures.teachers)
    expect(withRole('guardian')).toBe(figures.guardians)
  })

  it('count who is enrolled and who still is on the day of the sample', () => {
    expect(studentSeats).toHaveLength(figures.studentEnrollments)
    expect(active).toHaveLength(figures.activeStudentEnrollments)
    expect(new Set(active.map((row) => row.userSourcedId)).size).toBe(figures.activeStudents)
    for (const [id, count] of Object.entries(figures.activeStudentsByClass)) {
      expect(active.filter((row) => row.classSourcedId === id)).toHaveLength(count)
    }
  })

  it.each(SOURCES)('count the rows of the %s', (source) => {
    const { users, enrollments: seats, lineItems, results, resultLearningObjectiveIds } = figures.rows[source]
    expect(countRows(files[source], 'users')).toBe(users)
    expect(countRows(files[source], 'enrollments')).toBe(seats)
    expect(countRows(files[source], 'lineItems')).toBe(lineItems)
    expect(countRows(files[source], 'results')).toBe(results)
    expect(countRows(files[source], 'resultLearningObjectiveIds')).toBe(resultLearningObjectiveIds)
  })

  it('are what an import of the files finds, with every planned refusal and habit and no other', async () => {
    const paths = await writeStoryPackages(folder)
    for (const { source, rows, refusals, tolerances } of await readPackages(
      SOURCES.map((name) => ({ source: name, path: paths[name] })),
    )) {
      const { dangling_reference: dangling, ...atTheReader } = figures.refusals[source]
      const codes = refusals.map((refusal) => refusal.split(' ').at(-1) ?? '')
      expect(countsOf(codes)).toEqual(atTheReader)
      expect(tolerances).toEqual(
        HABITS.filter((habit) => habit.source === source)
          .map((habit) => `${habit.file} ${habit.code}`)
          .toSorted(),
      )
      const read = (rows.get('results')?.length ?? 0) + (rows.get('resultLearningObjectiveIds')?.length ?? 0)
      const { results, resultLearningObjectiveIds } = figures.rows[source]
      expect(read).toBe(results + resultLearningObjectiveIds + dangling)
    }
  })
})

describe('the people of the story', () => {
  it('have Rosa teach five classes, one of them with Devon', () => {
    const taught = (user: string) =>
      enrollments
        .filter((row) => row.role === 'teacher' && row.userSourcedId === user)
        .map((row) => row.classSourcedId)
    expect(taught(figures.rosa.user)).toEqual(figures.rosa.classes)
    expect(taught(figures.rosa.coTaught.with)).toContain(figures.rosa.coTaught.class)
  })

  it('have Imani teach a class whose scale has words and no numbers', () => {
    const { user, class: id, scale } = figures.imani
    expect(enrollments.some((row) => row.userSourcedId === user && row.classSourcedId === id)).toBe(true)
    const values = rowsByName(files.sis, 'scoreScales').find(
      (row) => row.sourcedId === scale,
    )?.scoreScaleValue
    expect(values).not.toMatch(/\d/)
    const scored = rowsByName(files.sis, 'results').filter(
      (row) => row.classSourcedId === id && row.score !== null,
    )
    expect(scored).toEqual([])
  })

  it('leave one LMS account with two owners it might have', () => {
    const account = rowsByName(files.lms, 'users').find((row) => row.sourcedId === figures.apart.account)
    expect([account?.userMasterIdentifier, account?.identifier]).toEqual([null, null])
    expect(account?.userIds).not.toContain('SIS')
    const owners = rowsByName(files.sis, 'users').filter((row) => row.email === account?.email)
    expect(owners.map((row) => row.sourcedId)).toEqual(figures.apart.candidates)
    const results = rowsByName(files.lms, 'results').filter(
      (row) => row.studentSourcedId === figures.apart.account,
    )
    expect(results).toHaveLength(figures.apart.results)
  })

  it('have two students of one name in one class, each with an own username', () => {
    const [first, second] = figures.sameName.users.map((id) =>
      rowsByName(files.sis, 'users').find((row) => row.sourcedId === id),
    )
    expect([first?.givenName, first?.familyName]).toEqual([second?.givenName, second?.familyName])
    expect(first?.username).not.toBe(second?.username)
  })

  it('give the student who changed class evidence before and after', () => {
    const { user, from, to } = figures.transfer
    const own = studentSeats.filter(
      (row) => row.userSourcedId === user && /^M7/.test(codeOf(row.classSourcedId)),
    )
    expect(own.map((row) => [row.classSourcedId, row.endDate])).toEqual([
      [from.class, from.lastDay],
      [to.class, '2027-06-11'],
    ])
    for (const side of [from, to]) {
      const results = rowsByName(files.sis, 'results').filter(
        (row) => row.studentSourcedId === user && row.classSourcedId === side.class,
      )
      expect(results).toHaveLength(side.results.sis)
    }
  })

  it('have a student who left, and one in two schools', () => {
    const seatsOf = (user: string) => studentSeats.filter((row) => row.userSourcedId === user)
    expect(active.some((row) => row.userSourcedId === figures.left.user)).toBe(false)
    expect(seatsOf(figures.left.user).map((row) => row.endDate)).toEqual([figures.left.lastDay])
    const twice = seatsOf(figures.twoSchools.user)
    expect(twice.map((row) => row.classSourcedId)).toEqual(figures.twoSchools.classes)
    expect(new Set(twice.map((row) => row.schoolSourcedId)).size).toBe(2)
  })
})

describe('the marks of the story', () => {
  it('pair the retake with what it repeats', () => {
    const row = rowsByName(files.sis, 'lineItems').find((item) => item.sourcedId === figures.retake.lineItem)
    expect(row?.['metadata.retakeOf']).toBe(figures.retake.of)
  })

  it('have the score that will be overridden, in a line item that can end', () => {
    const { result, lineItem, user, score } = figures.endedUnderOverride
    const row = rowsByName(files.sis, 'results').find((candidate) => candidate.sourcedId === result)
    expect([row?.lineItemSourcedId, row?.studentSourcedId, row?.score]).toEqual([
      lineItem,
      user,
      String(score),
    ])
  })

  it('close a grading period that is over', () => {
    const closed = SESSIONS.find((session) => story.closedTerm.sourcedId.endsWith(session.key))
    expect(closed?.type).toBe('gradingPeriod')
    expect(gradingPeriodOf(figures.asOf).key).not.toBe(closed?.key)
  })

  it('fill the columns of Period 3 from three systems', () => {
    const section = district.sections[1]
    expect(section === undefined ? 0 : district.itemsOf(section).length).toBe(figures.period3.columns)
    for (const source of SOURCES) {
      const own = rowsByName(files[source], 'lineItems').filter((row) =>
        row.classSourcedId?.endsWith('class-2'),
      )
      expect(own).toHaveLength(figures.period3.lineItems[source])
    }
  })

  it.each(figures.levels)('give $student evidence on $objective that can be worked out by hand', (level) => {
    for (const piece of level.evidence) {
      const rows = rowsByName(files[piece.system], 'results')
      const result = rows.find((row) => row.sourcedId === piece.result)
      expect([result?.lineItemSourcedId, result?.scoreDate]).toEqual([piece.lineItem, piece.on])
      const objective = story.objectives.find(({ code }) => code === level.objective)
      const mark = rowsByName(files[piece.system], 'resultLearningObjectiveIds').find(
        (row) =>
          row.resultSourcedId === piece.result && row.learningObjectiveId === `urn:uuid:${objective?.id}`,
      )
      expect(mark?.score ?? null).toBe(piece.byObjective ? String(piece.score) : null)
      if (!piece.byObjective) expect(result?.score).toBe(String(piece.score))
    }
    const mapped = level.evidence.map((piece) => (piece.score / piece.maximum) * 4)
    const decayed = mapped.reduce((sum, value, place) => (place === 0 ? value : 0.35 * sum + 0.65 * value), 0)
    expect(decayed).toBeCloseTo(level.score, 6)
  })
})

function codeOf(classId: string | null | undefined): string {
  return rowsByName(files.sis, 'classes').find((row) => row.sourcedId === classId)?.classCode ?? ''
}

function countsOf(list: readonly string[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {}
  for (const entry of list) counts[entry] = (counts[entry] ?? 0) + 1
  return counts
}
