import { afterAll, describe, expect, test } from 'vitest'
import { writeAudit } from '@/lib/platform/audit'
import { database } from '@/lib/platform/database'
import { newId } from '@/lib/platform/new-id'
import { readBacklog, sealWaiting } from './audit-seal'
import { sealDistrict } from './audit-sealer'
import { type Verdict, verifyAudit } from './audit-verify'
import { auditClassView, auditStudentInClass } from './audit-views'
import { makeSmallDistrict, type SmallDistrict } from './testing/small-district'

afterAll(() => database().close())

const actorOf = ({ district }: SmallDistrict) =>
  ({ kind: 'user', districtId: district.id, userId: newId() }) as const
const entry = (act = 'view-class') => ({ act, targetKind: 'class', targetId: newId() })

function verify({ district, within }: SmallDistrict): Promise<Verdict> {
  return within((tx) => verifyAudit(tx, district.id))
}

async function rowsOf({ within }: SmallDistrict, sql: string): Promise<readonly unknown[]> {
  return within(async (tx) => (await tx.sql.query(sql)).rows)
}

test('an act that fails leaves no row, and nothing that waits for a seal', async () => {
  const here = await makeSmallDistrict()
  const act = here.within(async (tx) => {
    await writeAudit(tx, actorOf(here), entry())
    throw new Error('It failed after all')
  })
  await expect(act).rejects.toThrow('after all')
  expect(await rowsOf(here, 'select from audit')).toEqual([])
  expect(await verify(here)).toMatchObject({
    ok: true,
    count: 0,
    head: null,
    backlog: { waiting: 0, late: 0 },
  })
})

test('what waits is counted apart, and is an alarm after a minute', async () => {
  const here = await makeSmallDistrict()
  const { id } = here.district
  await here.within((tx) => writeAudit(tx, actorOf(here), [entry(), entry(), entry()]))
  expect(await here.within((tx) => readBacklog(tx, id))).toEqual({ waiting: 3, late: 0 })
  // One whose act began two minutes ago.
  await here.within((tx) =>
    tx.sql.query(
      `with late as (insert into audit (district_id, id, at, actor_kind, act, target_kind)
         values ($1, $2, now() - interval '2 minutes', 'system', 'import', 'run') returning district_id, id)
       insert into audit_unsealed select * from late`,
      [id, newId()],
    ),
  )
  expect(await here.within((tx) => readBacklog(tx, id))).toEqual({ waiting: 4, late: 1 })
  expect(await sealDistrict(database(), id)).toBe(4)
  expect(await verify(here)).toMatchObject({ ok: true, count: 4, backlog: { waiting: 0, late: 0 } })
})

test('a row that commits late, with an id before others, is sealed after them', async () => {
  const here = await makeSmallDistrict()
  const { id } = here.district
  let goOn = () => {}
  const waits = new Promise<void>((resolve) => {
    goOn = resolve
  })
  let written = () => {}
  const isWritten = new Promise<void>((resolve) => {
    written = resolve
  })
  const slow = here.within(async (tx) => {
    await writeAudit(tx, actorOf(here), entry('import'))
    written()
    await waits
  })
  await isWritten
  await here.within((tx) => writeAudit(tx, actorOf(here), entry()))
  expect((await sealWaiting(database(), id))?.head.number).toBe(1)
  goOn()
  await slow
  expect((await sealWaiting(database(), id))?.head.number).toBe(2)
  const acts = await rowsOf(
    here,
    `select a.act from audit_seals s join audit a on a.id = s.audit_id order by s.number`,
  )
  expect(acts).toEqual([{ act: 'view-class' }, { act: 'import' }])
  const byId = await rowsOf(here, 'select act from audit order by id')
  expect(byId).toEqual([{ act: 'import' }, { act: 'view-class' }])
  expect(await verify(here)).toMatchObject({ ok: true, count: 2 })
})

test('four sealers at once, while people go on working, make one chain of all rows', async () => {
  const here = await makeSmallDistrict()
  const { id } = here.district
  const many = Array.from({ length: 700 }, () => entry())
  const work = async () => {
    for (let n = 0; n < 5; n++) await here.within((tx) => writeAudit(tx, actorOf(here), many))
  }
  const sealer = async () => {
    for (let n = 0; n < 12; n++) await sealDistrict(database(), id)
  }
  await Promise.all([work(), sealer(), sealer(), sealer(), sealer()])
  await sealDistrict(database(), id)
  expect(await verify(here)).toMatchObject({ ok: true, count: 3_500, backlog: { waiting: 0, late: 0 } })
})

test('chains of two districts know nothing of each other', async () => {
  const [here, there] = [await makeSmallDistrict(), await makeSmallDistrict()]
  await here.within((tx) => writeAudit(tx, actorOf(here), entry()))
  await there.within((tx) => writeAudit(tx, actorOf(there), [entry(), entry()]))
  expect(await sealDistrict(database(), here.district.id)).toBe(1)
  expect(await rowsOf(there, 'select from audit_seals')).toEqual([])
  expect(await there.within((tx) => verifyAudit(tx, here.district.id))).toMatchObject({ ok: true, count: 0 })
  expect(await sealWaiting(database(), there.district.id)).toMatchObject({ count: 2, head: { number: 2 } })
  await expect(there.within((tx) => writeAudit(tx, actorOf(here), entry()))).rejects.toThrow(
    'row-level security',
  )
})

test('seals, like rows, are never changed or taken back by the app', async () => {
  const here = await makeSmallDistrict()
  for (const change of [
    'update audit_seals set hash = null',
    'delete from audit_seals',
    'delete from audit',
  ]) {
    await expect(rowsOf(here, change)).rejects.toThrow('permission denied')
  }
})

describe('a view', () => {
  test('of a class is one row; what is opened in it about one student is part of it', async () => {
    const here = await makeSmallDistrict()
    const actor = actorOf(here)
    const classId = newId()
    await here.within(async (tx) => {
      await auditClassView({ tx, actor }, classId, 27)
      await auditStudentInClass({ tx, actor }, classId, newId())
    })
    expect(await rowsOf(here, 'select act, target_kind, target_id, counts, actor_id from audit')).toEqual([
      {
        act: 'view-class',
        target_kind: 'class',
        target_id: classId,
        counts: { students: 27 },
        actor_id: actor.userId,
      },
    ])
  })

  test('of one student by somebody who has not the class in sight is a row of that student', async () => {
    const here = await makeSmallDistrict()
    const [classId, studentId] = [newId(), newId()]
    await here.within(async (tx) => {
      // Somebody else's view, and the same person's of another class, are none of this one.
      await auditClassView({ tx, actor: actorOf(here) }, classId, 27)
      const actor = actorOf(here)
      await auditClassView({ tx, actor }, newId(), 27)
      await auditStudentInClass({ tx, actor }, classId, studentId)
    })
    expect(await rowsOf(here, `select target_kind, target_id from audit where act = 'view-student'`)).toEqual(
      [{ target_kind: 'user', target_id: studentId }],
    )
  })
})
