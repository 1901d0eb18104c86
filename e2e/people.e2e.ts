import { type Browser, expect, type Page, test } from '@playwright/test'
import { findFreePort } from '@/lib/db/embedded/free-port'
import { type Production, startProduction } from './production'

// A house of its own: signing people out would end the sessions other tests are in.
let house: Production
test.beforeAll(async () => {
  test.setTimeout(180_000)
  house = await startProduction({ port: await findFreePort(), durability: 'disposable', withSample: true })
})
test.afterAll(() => house?.stop())

async function signIn(browser: Browser, name: string, to: string): Promise<Page> {
  const page = await browser.newPage({ baseURL: house.baseUrl })
  await page.goto(`/sign-in?to=${to}`)
  await page.getByRole('button', { name: new RegExp(`^${name}`) }).click()
  await expect(page).toHaveURL(new RegExp(`${to}$`))
  return page
}

async function openPerson(administrator: Page, name: string): Promise<void> {
  await administrator.goto('/people')
  await administrator.getByLabel('Name or e-mail address').fill(name)
  await administrator.keyboard.press('Enter')
  await administrator.getByRole('link', { name }).click()
  await expect(administrator.getByRole('heading', { level: 1, name })).toBeVisible()
}

test('a class given until a day is the substitute’s, and theirs no more once it is taken back', async ({
  browser,
}) => {
  const administrator = await signIn(browser, 'Helen Tran', '/people')
  const rosa = await signIn(browser, 'Rosa Salazar', '/classes')
  await expect(rosa.getByText('English 8 · Period 5')).toHaveCount(0)

  await openPerson(administrator, 'Rosa Salazar')
  expect(administrator.url()).not.toContain('Rosa')
  await administrator.getByRole('button', { name: 'Give a role' }).click()
  const dialog = administrator.getByRole('dialog')
  await dialog.getByLabel('School').selectOption('Marrow Valley Middle School')
  await dialog.getByLabel('Class').selectOption('English 8 · Period 5 · E8-P5')
  await dialog.getByLabel('Reason').fill('On leave until the holidays')
  await dialog.getByRole('button', { name: 'Give a role' }).click()
  await expect(administrator.getByRole('button', { name: /^Take back Teacher, English 8/ })).toBeVisible()

  // The session she was in has ended; the next one has the class.
  await rosa.goto('/classes')
  await expect(rosa).toHaveURL(/\/sign-in/)
  await rosa.getByRole('button', { name: /^Rosa Salazar/ }).click()
  await expect(rosa.getByText('English 8 · Period 5').first()).toBeVisible()

  await administrator.getByRole('button', { name: /^Take back Teacher, English 8/ }).click()
  await dialog.getByRole('button', { name: 'Take back', exact: true }).click()
  await expect(administrator.getByText('Taken back')).toBeVisible()
  await rosa.goto('/classes')
  await expect(rosa).toHaveURL(/\/sign-in/)
  await rosa.getByRole('button', { name: /^Rosa Salazar/ }).click()
  await expect(rosa).toHaveURL(/\/classes$/)
  await expect(rosa.getByText('English 8 · Period 5')).toHaveCount(0)
})

test('a person signs out on every device from one of them, and an administrator signs out anybody', async ({
  browser,
}) => {
  const [school, home] = [
    await signIn(browser, 'Rosa Salazar', '/classes'),
    await signIn(browser, 'Rosa Salazar', '/classes'),
  ]
  await school.getByRole('button', { name: /^Rosa Salazar/ }).click()
  await school.getByRole('button', { name: 'Sign out everywhere' }).click()
  await expect(school).toHaveURL(/\/sign-in/)
  await home.goto('/classes')
  await expect(home).toHaveURL(/\/sign-in/)

  await home.getByRole('button', { name: /^Rosa Salazar/ }).click()
  await expect(home).toHaveURL(/\/classes$/)
  const administrator = await signIn(browser, 'Helen Tran', '/people')
  await openPerson(administrator, 'Rosa Salazar')
  await expect(administrator.getByText('Signed in on one device.')).toBeVisible()
  await administrator.getByRole('main').getByRole('button', { name: 'Sign out everywhere' }).click()
  await administrator.getByRole('dialog').getByRole('button', { name: 'Sign out everywhere' }).click()
  await expect(administrator.getByText('Signed in nowhere.')).toBeVisible()
  await home.goto('/classes')
  await expect(home).toHaveURL(/\/sign-in/)
})
