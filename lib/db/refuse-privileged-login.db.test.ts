import pg from 'pg'
import { expect, test } from 'vitest'
import { refusePrivilegedLogin } from './refuse-privileged-login'
import { createOwnDatabase } from './testing/own-database'

const urls = await createOwnDatabase()

async function asking(url: string) {
  const pool = new pg.Pool({ connectionString: url })
  try {
    return await refusePrivilegedLogin(pool)
  } finally {
    await pool.end()
  }
}

async function asSuperuser(sql: string) {
  const client = new pg.Client({ connectionString: urls.superUrl })
  await client.connect()
  await client.query(sql)
  await client.end()
}

function urlOf(user: string): string {
  const url = new URL(urls.superUrl)
  url.username = user
  url.password = 'test'
  return url.toString()
}

test("the app's login is taken", async () => {
  expect(await asking(urls.appUrl)).toEqual({ ok: true, value: undefined })
})

test('a superuser is refused', async () => {
  expect(await asking(urls.superUrl)).toMatchObject({
    ok: false,
    problem: expect.stringMatching(/is a superuser/),
  })
})

test("the tables' owner is refused, and so is who may become it", async () => {
  await asSuperuser("create role heir login noinherit password 'test'; grant tessera_owner to heir")
  expect(await asking(urls.ownerUrl)).toMatchObject({
    ok: false,
    problem: expect.stringMatching(/tessera_owner owns the table/),
  })
  expect(await asking(urlOf('heir'))).toMatchObject({
    ok: false,
    problem: expect.stringMatching(/heir owns the table/),
  })
})

test('a login that bypasses row-level security is refused', async () => {
  await asSuperuser("create role climber login bypassrls password 'test'")
  expect(await asking(urlOf('climber'))).toMatchObject({
    ok: false,
    problem: expect.stringMatching(/bypasses row-level security/),
  })
})
