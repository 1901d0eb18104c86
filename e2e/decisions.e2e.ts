import { expect, test } from '@playwright/test'
import { cellOf, openClass, typeInto, unfold } from './grid'

const STUDENT = 'Yusuf Aziz'

test('a level decided against newer evidence is listed, kept with one key, disputed again by undo, then adopted', async ({
  page,
}) => {
  await openClass(page, 'Rosa Salazar', 'Math 7 · Period 5')
  await unfold(page, 'M7.PR.2')
  await typeInto(page, await cellOf(page, STUDENT, 'M7.PR.2,'), '4')
  await typeInto(page, await cellOf(page, STUDENT, 'Marble lab'), '3')
  const level = await cellOf(page, STUDENT, 'M7.PR.2,')
  await expect(level).toHaveAccessibleName(/^Advanced, 4, entered by Rosa Salazar, .*changed since$/)

  await page.getByRole('link', { name: /^Decisions/ }).click()
  const row = page.getByRole('row', { name: `${STUDENT} M7.PR.2` })
  const keep = row.getByRole('button', { name: `Keep M7.PR.2 for ${STUDENT}` })
  await expect(keep).toBeVisible()
  await keep.focus()
  await page.keyboard.press('k')
  await expect(row.getByText('kept')).toBeVisible()
  await expect(keep).toBeHidden()

  await page.keyboard.press('Control+z')
  await expect(keep).toBeVisible()

  await keep.focus()
  await page.keyboard.press('a')
  await expect(row.getByText('adopted')).toBeVisible()
  await page.getByRole('link', { name: 'Back to the gradebook' }).click()
  await expect(page.getByRole('grid')).toBeVisible()
  await expect(await cellOf(page, STUDENT, 'M7.PR.2,')).toHaveAccessibleName(
    /^(Beginning|Approaching), [12]\./,
  )
})

test('a decision of a closed grading period is listed as closed, and asks for no answer', async ({
  page,
}) => {
  await openClass(page, 'Rosa Salazar', 'Math 7 · Period 3')
  await page.getByRole('link', { name: /^Decisions/ }).click()
  const row = page.getByRole('row', { name: 'Ari Feldman Budget project' })
  await expect(row.getByText('closed', { exact: true })).toBeVisible()
  await expect(row.getByRole('button')).toHaveCount(0)
})
