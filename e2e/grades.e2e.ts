import { expect, test } from '@playwright/test'
import { cellOf, openClass, typeInto, unfold } from './grid'

const STUDENT = 'Chi Adeyemi'

test('a grade stands at the end of its row, is typed over, and says what is computed beneath', async ({
  page,
}) => {
  await openClass(page, 'Rosa Salazar', 'Math 7 · Period 1')
  // Unfolding adds columns: the grade's place is found after it.
  await unfold(page, 'M7.PR.2')
  const grade = await cellOf(page, STUDENT, 'Grade')
  await expect(grade).toHaveAccessibleName('B, 84.9 percent')
  const name = page.getByRole('rowheader', { name: STUDENT })
  await name.click()
  await page.keyboard.press('End')
  await expect(grade).toBeFocused()

  await page.keyboard.type('a')
  await page.keyboard.press('Enter')
  await expect(page.getByText('All changes saved')).toBeVisible()
  await expect(grade).toHaveAccessibleName('A, entered by Rosa Salazar, computed B, 84.9 percent')

  // A score beneath moves what is computed; the teacher's grade stands and says so.
  await typeInto(page, await cellOf(page, STUDENT, 'Marble lab'), '2')
  await expect(grade).toHaveAccessibleName(
    /^A, entered by Rosa Salazar, computed B, 8\d\.\d percent, changed since/,
  )
  await grade.click()
  await page.keyboard.press('Space')
  const tray = page.getByRole('complementary')
  await expect(tray.getByText('The computed grade has moved since this was decided.')).toBeVisible()
  await expect(tray.getByText(/^Marble lab: B 84\.9 → B 8\d\.\d$/)).toBeVisible()

  // Adopted with one key, and all of it taken back.
  await tray.getByRole('button', { name: /^Keep A/ }).focus()
  await page.keyboard.press('a')
  await expect(grade).toHaveAccessibleName(/^B, 8\d\.\d percent/)
  await tray.getByRole('button', { name: 'Close', exact: true }).click()
  for (let step = 0; step < 3; step++) await page.keyboard.press('Control+z')
  await expect(grade).toHaveAccessibleName('B, 84.9 percent')
})

test('a grade is explained, and other scores are tried out without anything being saved', async ({
  page,
}) => {
  await openClass(page, 'Rosa Salazar', 'Math 7 · Period 1')
  const grade = await cellOf(page, 'Anika Banerjee', 'Grade')
  const before = await grade.getAttribute('aria-label')
  await grade.click()
  await page.keyboard.press('Space')
  const tray = page.getByRole('complementary')
  await expect(tray.getByText('Each category’s percent by its weight.')).toBeVisible()
  await expect(tray.getByRole('rowheader', { name: /^Tests weight 40 · counts \d/ })).toBeVisible()
  await expect(tray.getByText(/^B, because 80 ≤ 8\d\.\d+ < 90$/)).toBeVisible()

  await tray.getByRole('button', { name: 'Try other scores' }).click()
  await tray.getByLabel('What if Quarter 1 test were').fill('10')
  await expect(tray.getByRole('status')).toHaveText(/^[CDF] \d\d\.\d.*now B 8\d\.\d/)
  await expect(grade).toHaveAttribute('aria-label', before ?? '')
  await tray.getByRole('button', { name: 'Forget' }).click()
  await expect(tray.getByText(/^B, because 80 ≤ 8\d\.\d+ < 90$/)).toBeVisible()
})
