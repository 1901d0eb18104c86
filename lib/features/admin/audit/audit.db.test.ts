import Papa from 'papaparse'
import { afterAll, describe, expect, test } from 'vitest'
import type { AuditFilter } from '@/lib/features/admin/contract'
import { writeAudit } from '@/lib/platform/audit'
import { sealDistrict } from '@/lib/platform/audit-sealer'
import { auditClassView } from '@/lib/platform/audit-views'
import { database } from '@/lib/platform/database'
import { makeSmallDistrict } from '@/lib/platform/testing/small-district'
import { exportAudit } from './export-audit'
import { searchAudit, WHOLE_AUDIT } from './search-audit'

const here = await makeSmallDistrict()
const { id: districtId } = here.district
const admin = await here.addPerson({ role: 'districtAdministrator', email: 'admin@example.org' })
const teacher = await here.addPerson({ role: 'teacher', email: 'teacher@example.org' })
const [student, other] = [
  await here.addPerson({ role: 'student' }),
  await here.addPerson({ role: 'student' }),
]
const [classId, otherClassId] = [await here.addClass(), await here.addClass()]
await here.enroll(student, classId, 'student')
await here.enroll(other, otherClassId, 'student')
const actor = (userId: string) => ({ kind: 'user', districtId, userId }) as const

await here.within(async (tx) => {
  const name = (id: string, givenName: string, familyName: string) =>
    tx.sql.query('update users set given_name = $2, family_name = $3 where id = $1', [
      id,
      givenName,
      familyName,
    ])
  await name(teacher, '=cmd', 'Teacher')
  await name(student, 'Ida', 'Rhodes')
  await name(other, 'Ida_', 'Other')
  await auditClassView({ tx, actor: actor(teacher) }, classId, 1)
  await auditClassView({ tx, actor: actor(admin) }, otherClassId, 1)
  await writeAudit(tx, actor(teacher), { act: 'cell-set', targetKind: 'level', targetId: student })
  await tx.sql.query(
    `with old as (insert into audit (district_id, id, at, actor_kind, act, target_kind)
       values ($1, '01920000-0000-7000-8000-000000000000', '2026-03-02T05:30:00Z', 'system', 'import', 'run')
       returning district_id, id)
     insert into audit_unsealed select * from old`,
    [districtId],
  )
})

afterAll(() => database().close())

const ask = (filter: Partial<AuditFilter> & { readonly before?: string }) =>
  here.within((tx) => searchAudit({ tx, district: here.district }, { ...WHOLE_AUDIT, ...filter }))
const acts = async (filter: Partial<AuditFilter>) => (await ask(filter)).rows.map(({ act }) => act)

describe('a search', () => {
  test('without anything is the whole, newest first, with the names of today', async () => {
    const { rows, more, chain } = await ask({})
    expect(rows.map(({ act }) => act)).toEqual(['cell-set', 'view-class', 'view-class', 'import'])
    expect(rows[0]).toMatchObject({
      actor: { kind: 'user', id: teacher, name: '=cmd Teacher' },
      target: { kind: 'level', id: student, name: 'Ida Rhodes' },
      seal: null,
    })
    expect(rows[1]).toMatchObject({ target: { name: 'Class' }, counts: { students: 1 } })
    expect([more, chain]).toEqual([false, { head: null, waiting: 4, late: 1 }])
  })

  test('by act, by who acted: a name, an address, an id', async () => {
    expect(await acts({ act: 'import' })).toEqual(['import'])
    for (const person of ['teacher', '=CMD', 'teacher@example', teacher]) {
      expect(await acts({ person })).toEqual(['cell-set', 'view-class'])
    }
    expect(await acts({ person: 'nobody at all' })).toEqual([])
  })

  test('by student finds what was done to them and who saw their class, and not what only looks alike', async () => {
    expect(await acts({ target: 'Ida Rhodes' })).toEqual(['cell-set', 'view-class'])
    expect(await acts({ target: student })).toEqual(['cell-set', 'view-class'])
    expect(await acts({ target: 'Ida_' })).toEqual(['view-class'])
  })

  test('by days, as they are in the district: half past five in London is still the day before in Chicago', async () => {
    expect(await acts({ from: '2026-03-01', until: '2026-03-01' })).toEqual(['import'])
    expect(await acts({ from: '2026-03-02', until: '2026-03-02' })).toEqual([])
  })

  test('goes on behind the last row of a page', async () => {
    const [, second] = (await ask({})).rows
    expect((await ask({ before: second?.id ?? '' })).rows.map(({ act }) => act)).toEqual([
      'view-class',
      'import',
    ])
  })
})

test('an export is the same rows with their seals, harmless to spreadsheets, and is itself a row', async () => {
  await sealDistrict(database(), districtId)
  const { before, ...whole } = WHOLE_AUDIT
  const text = await here.within((tx) =>
    exportAudit({ tx, actor: actor(admin), district: here.district }, { ...whole, person: 'teacher' }),
  )
  const { data } = Papa.parse<Record<string, string>>(text.trimEnd(), { header: true })
  expect(data.map(({ act, actorName, targetName, seal }) => [act, actorName, targetName, seal])).toEqual([
    ['cell-set', "'=cmd Teacher", 'Ida Rhodes', '4'],
    ['view-class', "'=cmd Teacher", 'Class', '2'],
  ])
  expect(data.every(({ sealHash }) => /^[0-9a-f]{64}$/.test(sealHash ?? ''))).toBe(true)
  const [newest] = (await ask({})).rows
  expect(newest).toMatchObject({ act: 'export-audit', actor: { id: admin }, counts: { rows: 2 } })
})

test('another district’s audit is not found, by anything', async () => {
  const there = await makeSmallDistrict()
  const found = await there.within((tx) =>
    searchAudit({ tx, district: there.district }, { ...WHOLE_AUDIT, target: student }),
  )
  expect(found).toMatchObject({ rows: [], chain: { head: null, waiting: 0 } })
})
