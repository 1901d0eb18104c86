import { type Browser, expect, type Page, test } from '@playwright/test'
import { findFreePort } from '@/lib/db/embedded/free-port'
import { cellOf, openClass, typeInto, unfold } from './grid'
import { type Production, startProduction } from './production'

const STUDENT = 'Yusuf Aziz'

// A house of its own: a closed period would lock the cells other tests type into.
let house: Production
test.beforeAll(async () => {
  test.setTimeout(180_000)
  house = await startProduction({ port: await findFreePort(), durability: 'disposable', withSample: true })
})
test.afterAll(() => house?.stop())

async function openPeriods(browser: Browser): Promise<Page> {
  const page = await browser.newPage({ baseURL: house.baseUrl })
  await page.goto('/sign-in?to=/periods')
  await page.getByRole('button', { name: /^Helen Tran/ }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Grading periods' })).toBeVisible()
  return page
}

test('a closed period locks its cells and says why; reopened with a reason they can be typed into again', async ({
  browser,
}) => {
  const administrator = await openPeriods(browser)
  await administrator.getByRole('button', { name: 'Close Quarter 2' }).click()
  await administrator.getByRole('dialog').getByRole('button', { name: 'Close', exact: true }).last().click()
  await expect(administrator.getByRole('button', { name: 'Reopen Quarter 2' })).toBeVisible()

  const teacher = await browser.newPage({ baseURL: house.baseUrl })
  await openClass(teacher, 'Rosa Salazar', 'Math 7 · Period 5')
  await unfold(teacher, 'M7.PR.2')
  const locked = await cellOf(teacher, STUDENT, 'Marble lab')
  await expect(locked).toHaveAccessibleName('16 of 20')
  await typeInto(teacher, locked, '9')
  await expect(
    teacher.getByText('The grading period is closed: this can be read, not changed.').last(),
  ).toBeVisible()
  await expect(teacher.getByRole('textbox')).toHaveCount(0)
  await expect(locked).toHaveAccessibleName('16 of 20')

  await administrator.getByRole('button', { name: 'Reopen Quarter 2' }).click()
  const dialog = administrator.getByRole('dialog')
  const reopen = dialog.getByRole('button', { name: 'Reopen', exact: true })
  await expect(reopen).toBeDisabled()
  await dialog.getByLabel('Reason').fill('A score was entered late')
  await reopen.click()
  await expect(administrator.getByRole('button', { name: 'Close Quarter 2' })).toBeVisible()

  await teacher.reload()
  await unfold(teacher, 'M7.PR.2')
  const open = await cellOf(teacher, STUDENT, 'Marble lab')
  await typeInto(teacher, open, '17')
  await expect(teacher.getByText('All changes saved')).toBeVisible()
  await expect(open).toHaveAccessibleName(/^17 of 20, entered by Rosa Salazar, Rollbook SIS says 16 of 20/)
})
