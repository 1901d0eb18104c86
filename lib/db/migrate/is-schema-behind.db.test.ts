import pg from 'pg'
import { afterAll, expect, test } from 'vitest'
import { createOwnDatabase } from '@/lib/db/testing/own-database'
import { isSchemaBehind } from './is-schema-behind'

const urls = await createOwnDatabase()
const app = new pg.Pool({ connectionString: urls.appUrl })
const owner = new pg.Pool({ connectionString: urls.ownerUrl })
afterAll(() => Promise.all([app.end(), owner.end()]))

test('a database just migrated is not behind, in the eyes of the app', async () => {
  expect(await isSchemaBehind(app)).toBe(false)
})

test('one that lacks the newest migration, or any, is behind', async () => {
  await owner.query(
    'update drizzle.__drizzle_migrations set created_at = created_at - 1 where created_at = (select max(created_at) from drizzle.__drizzle_migrations)',
  )
  expect(await isSchemaBehind(app)).toBe(true)
  await owner.query('drop schema drizzle cascade')
  expect(await isSchemaBehind(app)).toBe(true)
})
