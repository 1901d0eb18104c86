import { expect, type Page, test } from '@playwright/test'

async function signInAs(page: Page, person: RegExp): Promise<void> {
  await page.goto('/sign-in?to=/classes')
  await page.getByRole('button', { name: person }).click()
  await expect(page).toHaveURL('/classes')
}

test('a teacher sees their own classes with how they stand, and opens one', async ({ page }) => {
  await signInAs(page, /Rosa Salazar/)
  const classes = page.getByRole('list', { name: 'My classes' }).locator('> li')
  await expect(classes).toHaveCount(5)
  await expect(classes.filter({ hasText: 'Period 5' })).toContainText('with Devon Marsh')
  await expect(classes.first().getByRole('img', { name: /Proficient: \d+/ })).toBeVisible()
  await classes.first().getByRole('link').click()
  await expect(page).toHaveURL(/\/classes\/[0-9a-f-]{36}$/)
})

test('which terms are shown lives in the address', async ({ page }) => {
  await signInAs(page, /Rosa Salazar/)
  await page.getByRole('link', { name: 'All terms' }).click()
  await expect(page).toHaveURL('/classes?terms=all')
  await page.reload()
  await expect(page.getByRole('link', { name: 'All terms' })).toHaveAttribute('aria-current', 'true')
})

test('an administrator finds any class of the district by class, teacher, room or school', async ({
  page,
}) => {
  await signInAs(page, /Helen Tran/)
  await expect(page.getByRole('region', { name: 'Cottonwood Elementary School' })).toBeVisible()
  await page.getByRole('searchbox').fill('bielak')
  await page.getByRole('searchbox').press('Enter')
  await expect(page).toHaveURL('/classes?q=bielak')
  await expect(page.getByText('1 class', { exact: true }).first()).toBeVisible()
  await expect(page.getByRole('link', { name: 'Reading 2' })).toBeVisible()
})

test('a principal sees the classes of the school, and none of the other', async ({ page }) => {
  await signInAs(page, /Samuel Ortega/)
  await expect(page.getByRole('region', { name: /School$/ })).toHaveCount(1)
})
