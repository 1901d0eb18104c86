import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { inject } from 'vitest'

/** A migrated, empty database that no other test file sees. */
export interface OwnDatabase {
  readonly superUrl: string
  readonly ownerUrl: string
  readonly appUrl: string
}

/** Makes one by copying the run's migrated database. */
export async function createOwnDatabase(): Promise<OwnDatabase> {
  const { superUrl, ownerUrl, appUrl } = inject('cluster')
  const name = `test_${randomBytes(6).toString('hex')}`
  const on = (url: string, database: string) => {
    const named = new URL(url)
    named.pathname = database
    return named.toString()
  }
  const client = new pg.Client({ connectionString: on(superUrl, 'postgres') })
  await client.connect()
  try {
    await client.query(`create database ${name} template tessera owner tessera_owner`)
  } finally {
    await client.end()
  }
  return { superUrl: on(superUrl, name), ownerUrl: on(ownerUrl, name), appUrl: on(appUrl, name) }
}
