import fc from 'fast-check'
import { afterAll, describe, expect, inject, test } from 'vitest'
import { createDatabase, type Tx } from '@/lib/db/client'
import { writeAudit } from '@/lib/platform/audit'
import { database } from '@/lib/platform/database'
import { env } from '@/lib/platform/env'
import { newId } from '@/lib/platform/new-id'
import { sealOf } from './audit-chain'
import type { Break } from './audit-diagnose'
import { readLinks } from './audit-links'
import { type Head, sealWaiting } from './audit-seal'
import { verifyAudit } from './audit-verify'
import { makeSmallDistrict } from './testing/small-district'

/* Whoever owns the machine can write anything into its database. Here they do, in one way at a time, and are found. */

const ROWS = 40
const here = await makeSmallDistrict()
const there = await makeSmallDistrict()
const districtId = here.district.id
const actor = { kind: 'user', districtId, userId: newId() } as const
const heads = await fill()
// No grant and no wall stands in the way of this one.
const superuser = createDatabase(superUrl(), 2)

afterAll(async () => {
  await superuser.close()
  await database().close()
})

function superUrl(): string {
  const url = new URL(inject('cluster').superUrl)
  url.pathname = new URL(env.DATABASE_URL).pathname
  return url.toString()
}

/** A district's week, sealed in five batches; answers the heads the log would tell. */
async function fill(): Promise<readonly Head[]> {
  const found: Head[] = []
  for (let n = 1; n <= ROWS; n++) {
    const correction = n % 3 === 0
    await here.within((tx) =>
      writeAudit(tx, actor, {
        act: correction ? 'cell-set' : 'view-class',
        targetKind: correction ? 'level' : 'class',
        targetId: newId(),
        counts: { students: n },
        digest: `digest ${n}`,
      }),
    )
    const sealed = n % 8 === 0 ? await sealWaiting(database(), districtId) : null
    if (sealed !== null) found.push(sealed.head)
  }
  return found
}

class Undone extends Error {}

/** What a check says after a tampering, which is then undone. */
async function foundAfter(tamper: (tx: Tx) => Promise<void>, logged = heads): Promise<Break | null> {
  let found: Break | null = null
  await superuser
    .inDistrict(districtId, async (tx) => {
      await tamper(tx)
      const verdict = await verifyAudit(tx, districtId, logged)
      found = verdict.ok ? null : verdict.break
      throw new Undone()
    })
    .catch((error: unknown) => {
      if (!(error instanceof Undone)) throw error
    })
  return found
}

const run = async (tx: Tx, sql: string, values: readonly unknown[] = []) => {
  const { rowCount } = await tx.sql.query(sql, [...values])
  if (rowCount === 0) throw new Error(`The tampering touched nothing: ${sql}`)
}
const MINE = `district_id = '${districtId}'`
const idAt = (n: string) => `(select audit_id from audit_seals where ${MINE} and number = ${n})`

const FIELDS = {
  at: `at + interval '1 microsecond'`,
  actor_kind: `'system'`,
  actor_id: 'gen_random_uuid()',
  act: `act || '.'`,
  target_kind: `'student'`,
  target_id: 'null',
  counts: `jsonb_set(counts, '{students}', '0')`,
  digest: `upper(digest)`,
} as const
const SEAL_FIELDS = {
  hash: `reverse(hash)`,
  sealed_at: `sealed_at - interval '1 microsecond'`,
  audit_id: 'gen_random_uuid()',
} as const

/** Every seal from a number on gets one higher or lower by `by`; by way of negatives, for numbers are a key. */
async function renumber(tx: Tx, from: number, by: 1 | -1): Promise<void> {
  await tx.sql.query(`update audit_seals set number = -(number + $2) where ${MINE} and number >= $1`, [
    from,
    by,
  ])
  await tx.sql.query(`update audit_seals set number = -number where ${MINE} and number < 0`)
}

/** Makes every hash from a number on anew, so that the chain holds in itself. */
async function rehash(tx: Tx, from: number): Promise<void> {
  let previous = '0'.repeat(64)
  for await (const link of readLinks(tx, districtId)) {
    if (link.row !== null && link.number >= from) {
      previous = sealOf(previous, link, link.row)
      await run(tx, `update audit_seals set hash = $2 where ${MINE} and number = $1`, [link.number, previous])
    } else previous = link.hash
  }
}

const changeField = (n: number, field: keyof typeof FIELDS) => (tx: Tx) =>
  run(tx, `update audit set ${field} = ${FIELDS[field]} where ${MINE} and id = ${idAt('$1')}`, [n])
const changeSeal = (n: number, field: keyof typeof SEAL_FIELDS) => (tx: Tx) =>
  run(tx, `update audit_seals set ${field} = ${SEAL_FIELDS[field]} where ${MINE} and number = $1`, [n])
const deleteRow = (n: number) => (tx: Tx) =>
  run(tx, `delete from audit where ${MINE} and id = ${idAt('$1')}`, [n])
const deleteSeal = (n: number) => (tx: Tx) =>
  run(tx, `delete from audit_seals where ${MINE} and number = $1`, [n])
const deleteBoth = (n: number) => async (tx: Tx) => {
  await deleteRow(n)(tx)
  await deleteSeal(n)(tx)
}
const deleteAndCloseUp = (n: number) => async (tx: Tx) => {
  await deleteBoth(n)(tx)
  await renumber(tx, n + 1, -1)
}
const moveAway = (n: number) => (tx: Tx) =>
  run(tx, `update audit set district_id = '${there.district.id}' where ${MINE} and id = ${idAt('$1')}`, [n])

const INSERTED = newId()
const insertRow = (tx: Tx) =>
  run(
    tx,
    `insert into audit (district_id, id, at, actor_kind, act, target_kind)
     values ('${districtId}', '${INSERTED}', now() - interval '3 days', 'system', 'view-class', 'class')`,
  )
/** A row that never was gets a place in the chain, with the hash that belongs there. */
const insertSealed = (n: number) => async (tx: Tx) => {
  await insertRow(tx)
  await renumber(tx, n, 1)
  await run(
    tx,
    `insert into audit_seals (district_id, number, audit_id, sealed_at, hash)
     values ('${districtId}', $1, '${INSERTED}', now(), 'none yet')`,
    [n],
  )
  let previous = '0'.repeat(64)
  for await (const link of readLinks(tx, districtId)) {
    if (link.number === n && link.row !== null) {
      await run(tx, `update audit_seals set hash = $2 where ${MINE} and number = $1`, [
        n,
        sealOf(previous, link, link.row),
      ])
    }
    previous = link.hash
  }
}
/** The rows of two seals change places, or the seals themselves. */
const swap = (a: number, b: number, what: 'rows' | 'seals') => async (tx: Tx) => {
  await run(
    tx,
    `create temp table two on commit drop as select * from audit_seals where ${MINE} and number in ($1, $2)`,
    [a, b],
  )
  await run(tx, `delete from audit_seals where ${MINE} and number in ($1, $2)`, [a, b])
  const whose = what === 'rows' ? 'own' : 'other'
  await run(
    tx,
    `insert into audit_seals (district_id, number, audit_id, sealed_at, hash)
     select own.district_id, own.number, other.audit_id, ${whose}.sealed_at, ${whose}.hash
     from two own join two other on other.number <> own.number`,
  )
}
const cutEnd = (from: number) => async (tx: Tx) => {
  await run(
    tx,
    `delete from audit where ${MINE} and id in
    (select audit_id from audit_seals where ${MINE} and number >= $1)`,
    [from],
  )
  await run(tx, `delete from audit_seals where ${MINE} and number >= $1`, [from])
}
const rewrite = (from: number) => async (tx: Tx) => {
  await changeField(from, 'target_id')(tx)
  await rehash(tx, from)
}
const removeAndRewrite = (from: number) => async (tx: Tx) => {
  await deleteAndCloseUp(from)(tx)
  await rehash(tx, from)
}

interface Tampering {
  readonly what: string
  readonly apply: (tx: Tx) => Promise<void>
  readonly how: readonly Break['how'][]
}

const anyRow = fc.integer({ min: 1, max: ROWS })
const aRowWithOneBehind = fc.integer({ min: 1, max: ROWS - 2 })
const twoRows = fc.uniqueArray(anyRow, { minLength: 2, maxLength: 2 })
const of = (
  what: string,
  how: readonly Break['how'][],
  at: fc.Arbitrary<number>,
  apply: (n: number) => (tx: Tx) => Promise<void>,
): fc.Arbitrary<Tampering> => at.map((n) => ({ what: `${what} at ${n}`, apply: apply(n), how }))

const tampering: fc.Arbitrary<Tampering> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc
      .tuple(
        anyRow,
        fc.constantFrom<keyof typeof FIELDS>(
          'at',
          'actor_kind',
          'actor_id',
          'act',
          'target_kind',
          'target_id',
          'counts',
          'digest',
        ),
      )
      .map(([n, field]) => ({
        what: `${field} changed at ${n}`,
        apply: changeField(n, field),
        how: ['changed'] as const,
      })),
  },
  fc.tuple(anyRow, fc.constantFrom<keyof typeof SEAL_FIELDS>('hash', 'sealed_at')).map(([n, field]) => ({
    what: `seal's ${field} changed at ${n}`,
    apply: changeSeal(n, field),
    how: ['changed'] as const,
  })),
  of('seal points nowhere', ['removed'], anyRow, (n) => changeSeal(n, 'audit_id')),
  of('row deleted', ['removed'], anyRow, deleteRow),
  of('seal deleted', ['removed'], aRowWithOneBehind, deleteSeal),
  of('row and seal deleted', ['removed'], aRowWithOneBehind, deleteBoth),
  of('row and seal deleted, gap closed', ['removed'], aRowWithOneBehind, deleteAndCloseUp),
  of('row moved to another district', ['removed'], anyRow, moveAway),
  of('row inserted', ['inserted'], anyRow, () => insertRow),
  of('row inserted with a seal', ['inserted'], anyRow, insertSealed),
  {
    weight: 2,
    arbitrary: fc
      .tuple(twoRows, fc.constantFrom('rows' as const, 'seals' as const))
      .map(([[a = 1, b = 2], what]) => ({
        what: `${what} ${a} and ${b} swapped`,
        apply: swap(a, b, what),
        how: ['reordered'] as const,
      })),
  },
  of('end cut off', ['head-behind'], anyRow, cutEnd),
  of('rewritten', ['rewritten'], anyRow, rewrite),
  of('removed and rewritten', ['rewritten', 'head-behind'], anyRow, removeAndRewrite),
)

test('a chain nobody touched is sound, with and without the heads of the log', async () => {
  expect(heads.map(({ number }) => number)).toEqual([8, 16, 24, 32, 40])
  expect(await foundAfter(async () => undefined)).toBeNull()
  expect(await foundAfter(async () => undefined, [])).toBeNull()
})

describe('tampering', () => {
  const runs = env.TESSERA_FULL ? 1_000 : 60

  test(`${runs} times at random is found ${runs} times, and named`, async () => {
    const missed: string[] = []
    for (const { what, apply, how } of fc.sample(tampering, { seed: 20261124, numRuns: runs })) {
      const found = await foundAfter(apply)
      if (found === null || !how.includes(found.how)) missed.push(`${what}: ${found?.how ?? 'not found'}`)
    }
    expect(missed).toEqual([])
  })

  test('names the very row', async () => {
    expect(await foundAfter(changeField(17, 'act'))).toMatchObject({ how: 'changed', number: 17 })
    expect(await foundAfter(deleteBoth(17))).toMatchObject({ how: 'removed', number: 17 })
    expect(await foundAfter(deleteAndCloseUp(17))).toMatchObject({ how: 'removed', number: 17 })
    expect(await foundAfter(insertSealed(17))).toMatchObject({ how: 'inserted', number: 17 })
    expect(await foundAfter(swap(17, 30, 'rows'))).toMatchObject({ how: 'reordered', number: 17 })
    expect(await foundAfter(cutEnd(35))).toMatchObject({ how: 'head-behind', number: 35, logged: 40 })
    expect(await foundAfter(rewrite(19))).toMatchObject({ how: 'rewritten', number: 17, until: 24 })
  })

  test('before the seal shows by the mark that is left', async () => {
    const lose = (tx: Tx) =>
      run(tx, `insert into audit_unsealed (district_id, audit_id) values ('${districtId}', '${INSERTED}')`)
    expect(await foundAfter(lose)).toEqual({ how: 'removed', number: null, auditId: INSERTED })
  })

  test('with the end alone is what the log’s heads are kept for: without them it is not seen', async () => {
    expect(await foundAfter(cutEnd(35), [])).toBeNull()
    expect(await foundAfter(rewrite(19), [])).toBeNull()
  })
})
