import { expect, type Locator, type Page, test } from '@playwright/test'
import { openClass, unfold } from './grid'

async function signIn(page: Page, to: string): Promise<void> {
  await page.goto(`/sign-in?to=${to}`)
  await page.getByRole('button', { name: /^Helen Tran/ }).click()
}

const preview = (page: Page): Locator => page.locator('#policy-preview')

/** How many levels the finished preview says would change. */
async function countedIn(page: Page): Promise<{ readonly changed: number; readonly total: number }> {
  const sum = preview(page).getByText(/levels? would change of [\d,]+/)
  await expect(sum).toBeVisible({ timeout: 30_000 })
  await expect(page.getByRole('button', { name: 'Adopt …' })).toBeEnabled()
  const [changed = 0, total = 0] = ((await sum.textContent()) ?? '')
    .split(' of ')
    .map((figure) => Number(figure.replace(/\D/g, '')))
  return { changed, total }
}

test('each method says in a sentence what it makes of 1, 1, 4, 4, 2, and the sentence follows its parameters', async ({
  page,
}) => {
  await signIn(page, '/policies/district')
  await expect(page.getByRole('heading', { level: 1, name: 'The whole district' })).toBeVisible()
  await expect(
    page.getByText('1, 1, 4, 4, 2 becomes 2.57: each newer score weighs 65% against everything before it.'),
  ).toBeVisible()
  await page.getByLabel('Each newer score weighs, in percent').fill('75')
  await expect(page.getByText(/^1, 1, 4, 4, 2 becomes 2\.45:/)).toBeVisible()
  await page.getByLabel('Each newer score weighs, in percent').fill('40')
  await expect(page.getByText('A whole number from 50 to 99.')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Adopt …' })).toBeDisabled()

  await page.getByRole('radio', { name: /^Highest score/ }).check()
  await expect(
    page.getByText('1, 1, 4, 4, 2 becomes 4: the highest score counts, whatever came after it.'),
  ).toBeVisible()
  const { changed, total } = await countedIn(page)
  expect(changed).toBeGreaterThan(0)
  expect(changed).toBeLessThanOrEqual(total)
  await expect(
    preview(page).getByRole('region', { name: 'By school' }).getByRole('img').first(),
  ).toHaveAccessibleName(/^Marrow Valley Middle School: [1-9]\d* up, 0 down/)
})

// A branch no other test looks at: the tests of this folder share one district.
test('a policy for a branch is adopted from its counts, its levels are computed, and a class of it says so', async ({
  page,
  browser,
}) => {
  const teacher = await browser.newPage()
  await openClass(teacher, 'Devon Marsh', 'Science 7 · Period 4')
  await unfold(teacher, 'S7.MA.1')
  await expect(teacher.getByRole('columnheader', { name: /^S7\.MA\.1 .* Decaying 65/ })).toBeVisible()

  await signIn(page, '/policies/new')
  await page.getByLabel('Framework', { exact: true }).selectOption({ label: 'Marrow Valley Science' })
  await page.getByLabel('Find a branch by its code or words').fill('S7.MA')
  await page.getByRole('radio', { name: /^S7\.MA Matter/ }).check()
  await page.getByRole('radio', { name: /^Highest score/ }).check()
  // Counted before it has a name, adopted only with one.
  await expect(preview(page).getByText('A policy needs a name.')).toBeVisible()
  await page.getByLabel('Name', { exact: true }).fill('Best of Matter')
  const { changed, total } = await countedIn(page)
  expect(changed).toBeGreaterThan(0)

  await page.getByRole('button', { name: 'Adopt …' }).click()
  const dialog = page.getByRole('dialog', { name: 'Adopt Best of Matter?' })
  await expect(dialog).toContainText(`${changed} levels of ${total} change.`)
  await dialog.getByRole('button', { name: 'Adopt', exact: true }).click()
  await expect(page.getByText(`Adopted and computed: ${changed} levels changed.`)).toBeVisible({
    timeout: 45_000,
  })
  await expect(page.getByRole('heading', { level: 1, name: 'S7.MA Matter' })).toBeVisible()
  await expect(page.getByText('Version 1', { exact: true })).toBeVisible()

  await teacher.reload()
  await unfold(teacher, 'S7.MA.1')
  await expect(teacher.getByRole('columnheader', { name: /^S7\.MA\.1 .* Highest/ })).toBeVisible()
  const level = teacher.getByRole('gridcell', { name: /^Advanced, 4/ }).first()
  await expect(level).toBeVisible()

  // Retired again, its levels go back: as many as came.
  await page.getByRole('button', { name: 'Retire …' }).click()
  const retiring = page.getByRole('dialog', { name: 'Retire Best of Matter?' })
  await expect(retiring).toContainText(`${changed} levels of ${total} change.`, { timeout: 30_000 })
  await retiring.getByRole('button', { name: 'Retire', exact: true }).click()
  await expect(page).toHaveURL('/policies')
  await expect(page.getByRole('link', { name: 'S7.MA Matter' })).toBeHidden()
})

test('who adopts on top of another’s new version is told, with both, and keeps what they typed', async ({
  page,
  browser,
}) => {
  const other = await browser.newPage()
  for (const [administrator, name] of [
    [other, 'Theirs'],
    [page, 'Mine'],
  ] as const) {
    await signIn(administrator, '/policies/new')
    await administrator
      .getByLabel('Framework', { exact: true })
      .selectOption({ label: 'Marrow Valley Science' })
    await administrator.getByLabel('Find a branch by its code or words').fill('S7.EN')
    await administrator.getByRole('radio', { name: /^S7\.EN / }).check()
    await administrator.getByRole('radio', { name: /^Mean \d/ }).check()
    await administrator.getByLabel('Name', { exact: true }).fill(name)
    await countedIn(administrator)
  }
  await other.getByRole('button', { name: 'Adopt …' }).click()
  await other.getByRole('button', { name: 'Adopt', exact: true }).click()
  await expect(other.getByText(/^Adopted and computed/)).toBeVisible({ timeout: 45_000 })

  await page.getByRole('button', { name: 'Adopt …' }).click()
  await page.getByRole('button', { name: 'Adopt', exact: true }).click()
  const told = page.getByRole('alert').filter({ hasText: 'Somebody adopted another policy meanwhile' })
  await expect(told).toContainText('Theirs, version 1: Mean of all scores')
  await expect(told).toContainText('Mine: Mean of all scores')
  await expect(page.getByLabel('Name', { exact: true })).toHaveValue('Mine')

  await other.reload()
  await other.getByRole('button', { name: 'Retire …' }).click()
  await other.getByRole('button', { name: 'Retire', exact: true }).click()
  await expect(other).toHaveURL('/policies')
})
