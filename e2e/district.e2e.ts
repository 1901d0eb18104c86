import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { type Browser, expect, type Page, test } from '@playwright/test'
import { findFreePort } from '@/lib/db/embedded/free-port'
import { emailOf, type FakeIdentityProvider, startIdentityProvider } from './fakes/identity-provider'
import { type Production, startProduction } from './production'

// A house of its own: a second district beside the sample would make every other test say which one it means.
let production: Production
let identity: FakeIdentityProvider

test.describe.configure({ mode: 'serial' })

test.beforeAll(async () => {
  test.setTimeout(180_000)
  production = await startProduction({
    port: await findFreePort(),
    durability: 'disposable',
    withSample: false,
  })
  identity = await startIdentityProvider(`${production.baseUrl}/api/auth/callback/district`)
})

test.afterAll(async () => {
  await identity?.stop()
  await production?.stop()
})

async function makeDistrict(): Promise<string> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--import', 'tsx', 'lib/cli/district.ts', '--name', 'Maple County', '--time-zone', 'America/Chicago'],
    { env: { ...process.env, DATABASE_URL: production.appUrl } },
  )
  const path = /\/invitation\/\S+/.exec(stdout)?.[0]
  if (path === undefined) throw new Error(stdout)
  return production.baseUrl + path
}

/** A browser that has never been here. */
async function newcomer(browser: Browser): Promise<Page> {
  const context = await browser.newContext({ baseURL: production.baseUrl })
  return context.newPage()
}

async function signInAtProvider(page: Page, name: string): Promise<void> {
  await page.goto('/sign-in?to=/set-up')
  await page.getByRole('link', { name: 'Sign in with Maple ID' }).click()
  await expect(page).toHaveURL(new RegExp(`^${identity.issuer}/`))
  await page.getByLabel('Name').fill(name)
  await page.getByRole('button', { name: 'Go on' }).click()
}

test('without any district the first page says how to make one', async ({ browser }) => {
  const page = await newcomer(browser)
  await page.goto('/')
  await expect(page.getByRole('heading', { name: 'No district yet' })).toBeVisible()
})

test('the first administrator comes by a link that works once, and connects the district’s sign-in', async ({
  browser,
}) => {
  const link = await makeDistrict()
  const preview = await newcomer(browser)
  await preview.goto(link)
  const page = await newcomer(browser)
  await page.goto(link)
  await page.getByLabel('Given name').fill('Ada')
  await page.getByLabel('Family name').fill('Byron')
  await page.getByLabel('E-mail address').fill(emailOf('ada'))
  await page.getByRole('button', { name: 'Become its administrator' }).click()
  await expect(page.getByRole('heading', { name: 'Set up Maple County' })).toBeVisible()

  await preview.reload()
  await expect(preview.getByRole('heading', { name: 'This link has ended' })).toBeVisible()

  await page.getByLabel('Name on the button').fill('Maple ID')
  await page.getByLabel('Issuer').fill(`${identity.issuer}/nowhere`)
  await page.getByLabel('Client ID').fill(identity.clientId)
  await page.getByLabel('Client secret').fill(identity.clientSecret)
  await page.getByRole('button', { name: 'Test and save' }).click()
  await expect(page.getByText('Nothing answered there')).toBeVisible()
  await expect(page.getByLabel('Client ID')).toHaveValue(identity.clientId)
  expect(page.url()).not.toContain(identity.clientSecret)

  await page.getByLabel('Issuer').fill(identity.issuer)
  await page.getByLabel('Client secret').fill(identity.clientSecret)
  await page.getByRole('button', { name: 'Test and save' }).click()
  await expect(page.getByText('answered, and is saved')).toBeVisible()
  await expect(page.getByText(`${production.baseUrl}/api/auth/callback/district`)).toBeVisible()
})

test('somebody the district knows signs in by its provider', async ({ browser }) => {
  const page = await newcomer(browser)
  await signInAtProvider(page, 'ada')
  await expect(page.getByRole('heading', { name: 'Set up Maple County' })).toBeVisible()
  const names = (await page.context().cookies(production.baseUrl)).map(({ name }) => name)
  // What carried the sign-in is gone with it.
  expect(names.filter((name) => /pkce|state|nonce/.test(name))).toEqual([])
})

test('a stranger is told so, and is not signed in', async ({ browser }) => {
  const page = await newcomer(browser)
  await signInAtProvider(page, 'eve')
  await expect(page.getByRole('heading', { name: 'We do not know you here' })).toBeVisible()
  await page.goto('/set-up')
  await expect(page).toHaveURL(/\/sign-in/)
  // The provider still knows who sat here; the next one is asked anew.
  await page.goto('/sign-in/unknown')
  await page.getByRole('link', { name: 'Use another account' }).click()
  await expect(page.getByLabel('Name')).toBeVisible()
})

test('an answer of the provider that this browser did not ask for is refused', async ({ browser }) => {
  const page = await newcomer(browser)
  await page.goto('/api/auth/callback/district?code=stolen&state=stolen')
  await expect(page.getByText('The sign-in did not go through')).toBeVisible()
})
