import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, statSync } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { type Cluster, startCluster } from './cluster'
import { findProcess, readPostmaster } from './postmaster'

let folder = ''
let cluster: Cluster | undefined

const start = () =>
  startCluster({ folder, durability: 'durable', disposable: false, onNotice: () => undefined })

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'tessera-'))
})

beforeEach(async () => {
  cluster = await start()
})

afterEach(() => cluster?.stop())

afterAll(() => rm(folder, { recursive: true, force: true }))

async function query(url: string, sql: string): Promise<readonly Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => undefined)
  await client.connect()
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows
  } finally {
    await client.end()
  }
}

async function isRunning(): Promise<boolean> {
  const holder = await readPostmaster(path.join(folder, 'data'))
  return holder !== undefined && (await findProcess(holder.pid)) === 'postgres'
}

async function until(condition: () => Promise<boolean>): Promise<void> {
  while (!(await condition())) await sleep(50)
}

/** Another process that uses the same cluster, until it is told to leave or killed. */
async function joinFromOutside(): Promise<ChildProcess> {
  const script = `
    import { startCluster } from '@/lib/db/embedded/cluster'
    const cluster = await startCluster({ folder: process.argv[1], durability: 'durable', disposable: false, onNotice() {} })
    process.on('SIGTERM', async () => { await cluster.stop(); process.exit(0) })
    setInterval(() => {}, 1000)
    console.log('in')`
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script, folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await new Promise((resolve) => child.stdout.once('data', resolve))
  return child
}

test('it makes an owner and an app login, neither of them a superuser, reached by password over loopback only', async () => {
  if (cluster === undefined) throw new Error('no cluster')
  const who = 'select current_user as name, rolsuper, rolbypassrls from pg_roles where rolname = current_user'
  expect(await query(cluster.ownerUrl, who)).toEqual([
    { name: 'tessera_owner', rolsuper: false, rolbypassrls: false },
  ])
  expect(await query(cluster.appUrl, who)).toEqual([
    { name: 'tessera_app', rolsuper: false, rolbypassrls: false },
  ])
  const wrong = new URL(cluster.appUrl)
  wrong.password = 'guess'
  await expect(query(wrong.href, 'select 1')).rejects.toThrow(/password authentication failed/)
  expect(await query(cluster.superUrl, 'show listen_addresses')).toEqual([{ listen_addresses: '127.0.0.1' }])
  expect(statSync(path.join(folder, 'data/tessera-secrets.json')).mode & 0o777).toBe(0o600)
})

test('a statement that fails leaves no value of anybody in the log', async () => {
  if (cluster === undefined) throw new Error('no cluster')
  await expect(query(cluster.superUrl, "select 'Jane Doe'::int")).rejects.toThrow(/Jane Doe/)
  const log = await readFile(path.join(folder, 'postgres.log'), 'utf8')
  expect(log).toContain('ready to accept connections')
  expect(log).not.toContain('Jane')
})

test('what was committed is there after the database is killed, and it comes up again by itself', async () => {
  if (cluster === undefined) throw new Error('no cluster')
  const { ownerUrl } = cluster
  await query(ownerUrl, 'create table kept (n int); insert into kept select generate_series(1, 1000)')
  const holder = await readPostmaster(path.join(folder, 'data'))
  process.kill(holder?.pid ?? 0, 'SIGKILL')
  await until(async () =>
    query(ownerUrl, 'select 1').then(
      () => true,
      () => false,
    ),
  )
  expect(await query(ownerUrl, 'select count(*)::int as n from kept')).toEqual([{ n: 1000 }])
})

test('several processes share it, and the last one out stops it', async () => {
  const other = await joinFromOutside()
  await cluster?.stop()
  cluster = undefined
  expect(await isRunning()).toBe(true)
  other.kill('SIGTERM')
  await until(async () => !(await isRunning()))
  expect(existsSync(path.join(folder, 'data/postmaster.pid'))).toBe(false)
})

test('a process that is killed gives its lease back all the same', async () => {
  const other = await joinFromOutside()
  await cluster?.stop()
  cluster = undefined
  other.kill('SIGKILL')
  await until(async () => !(await isRunning()))
  cluster = await start()
  expect(await query(cluster.appUrl, 'select 1 as n')).toEqual([{ n: 1 }])
})
