import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { DOORS } from '@/lib/platform/route-table'

const root = path.resolve(import.meta.dirname, '../..')
const app = path.join(root, 'app')
const files = readdirSync(app, { recursive: true, encoding: 'utf8' }).map((file) =>
  file.replaceAll('\\', '/'),
)
const read = (file: string) => readFileSync(path.join(app, file), 'utf8')

const routes = files.filter((file) => file.endsWith('route.ts'))
const pages = files.filter((file) => file.endsWith('page.tsx'))

/** Says whether the process lives, to whoever watches over it; it knows no district. */
const HEALTH = 'api/health/route.ts'

const METHOD =
  /^export (?:const|async function|function) (GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS)\b(?: = (\w+)\()?/gm

const OPEN_PAGES = DOORS.filter(({ method, asks }) => method === 'page' && asks === 'anyone').map(
  ({ file }) => file,
)

const doors = routes
  .filter((file) => file !== HEALTH)
  .flatMap((file) => [...read(file).matchAll(METHOD)].map(([, method, maker]) => ({ file, method, maker })))

describe('a route', () => {
  test.each(doors)('$file $method is made by the one wrapper', ({ maker }) => {
    expect(['route', 'longRoute', 'publicRoute', 'districtlessRoute']).toContain(maker)
  })

  test.each(routes)('%s has a method, and takes its maker from the wrapper’s file', (file) => {
    expect(read(file)).toMatch(file === HEALTH ? /isHealthy/ : /from '@\/lib\/platform\/route'/)
    expect(read(file)).toMatch(METHOD)
  })

  test('that asks for no session is written so, and every other asks for one', () => {
    const open = doors.filter(({ maker }) => maker !== 'route' && maker !== 'longRoute')
    const written = DOORS.filter(
      ({ file, method, asks }) => asks === 'anyone' && method !== 'page' && file !== HEALTH,
    )
    expect(open.map(({ file, method }) => `${file} ${method}`).toSorted()).toEqual(
      written.map(({ file, method }) => `${file} ${method}`).toSorted(),
    )
  })

  test('that only reads is no POST in disguise: a GET has no body', () => {
    const withBody = doors.filter(({ file, method }) => method === 'GET' && /\bbody: /.test(read(file)))
    expect(withBody.filter(({ file }) => !/export const POST/.test(read(file)))).toEqual([])
  })
})

describe('a page', () => {
  // A layout's check does not stand for its pages: Next renders them side by side, and keeps the layout when one goes on.
  test.each(pages.filter((file) => !OPEN_PAGES.some((open) => open === file)))(
    '%s asks who is there itself',
    (file) => {
      expect(read(file)).toMatch(/\b(readAs|requireActor)\(/)
    },
  )
})

test('the route table names every door there is, each once, and no other', () => {
  const there = [
    ...routes.flatMap((file) => [...read(file).matchAll(METHOD)].map(([, method]) => `${file} ${method}`)),
    ...pages.map((file) => `${file} page`),
  ]
  expect(DOORS.map(({ file, method }) => `${file} ${method}`).toSorted()).toEqual(there.toSorted())
})

test('nothing in app makes a server action: changes go through routes, where their origin is checked', () => {
  const acting = files.filter((file) => /\.tsx?$/.test(file) && /^\s*['"]use server['"]/m.test(read(file)))
  expect(acting).toEqual([])
})
