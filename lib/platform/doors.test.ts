import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'

const root = path.resolve(import.meta.dirname, '../..')
const app = path.join(root, 'app')
const files = readdirSync(app, { recursive: true, encoding: 'utf8' }).map((file) =>
  file.replaceAll('\\', '/'),
)
const read = (file: string) => readFileSync(path.join(app, file), 'utf8')

const routes = files.filter((file) => file.endsWith('route.ts'))
const pages = files.filter((file) => file.endsWith('page.tsx'))

/** What nobody needs to be signed in for. Whoever adds a line here has thought about who may walk in. */
const PUBLIC_ROUTES = [
  '(public)/invitation/[token]/accept/route.ts POST districtlessRoute',
  'api/auth/[...nextauth]/route.ts GET publicRoute',
  'api/sign-in/provider/route.ts GET publicRoute',
  'api/sign-in/sample/route.ts POST publicRoute',
  'api/sign-out/route.ts POST publicRoute',
  'd/[slug]/route.ts GET districtlessRoute',
]
const PUBLIC_PAGES = [
  '(public)/district/page.tsx',
  '(public)/invitation/[token]/page.tsx',
  '(public)/sign-in/page.tsx',
  '(public)/sign-in/unknown/page.tsx',
]
/** Says whether the process lives, to whoever watches over it; it knows no district. */
const HEALTH = 'api/health/route.ts'

const METHOD =
  /^export (?:const|async function|function) (GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS)\b(?: = (\w+)\()?/gm

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

  test('without a session is one of the few that are listed', () => {
    const open = doors.filter(({ maker }) => maker !== 'route' && maker !== 'longRoute')
    expect(open.map(({ file, method, maker }) => `${file} ${method} ${maker}`).toSorted()).toEqual(
      PUBLIC_ROUTES,
    )
  })

  test('that only reads is no POST in disguise: a GET has no body', () => {
    const withBody = doors.filter(({ file, method }) => method === 'GET' && /\bbody: /.test(read(file)))
    expect(withBody.filter(({ file }) => !/export const POST/.test(read(file)))).toEqual([])
  })
})

describe('a page', () => {
  // A layout's check does not stand for its pages: Next renders them side by side, and keeps the layout when one goes on.
  test.each(pages.filter((file) => !PUBLIC_PAGES.includes(file)))('%s asks who is there itself', (file) => {
    expect(read(file)).toMatch(/\b(readAs|requireActor)\(/)
  })

  test('that is public exists, so that the list does not outlive it', () => {
    expect(PUBLIC_PAGES.filter((file) => !pages.includes(file))).toEqual([])
  })
})

test('nothing in app makes a server action: changes go through routes, where their origin is checked', () => {
  const acting = files.filter((file) => /\.tsx?$/.test(file) && /^\s*['"]use server['"]/m.test(read(file)))
  expect(acting).toEqual([])
})
