import { readFile } from 'node:fs/promises'
import { expect, test } from '@playwright/test'
import { openClass } from './grid'

test('whoever looked at a class stands in the audit: found by the student, and saved as a file', async ({
  browser,
}) => {
  const teacher = await browser.newPage()
  await openClass(teacher, 'Rosa Salazar', 'Math 7 · Period 5')

  const administrator = await browser.newPage()
  await administrator.goto('/sign-in?to=/audit')
  await administrator.getByRole('button', { name: /^Helen Tran/ }).click()
  await expect(administrator.getByRole('heading', { level: 1, name: 'Audit' })).toBeVisible()
  await administrator.getByRole('textbox', { name: 'By whom' }).fill('Salazar')
  await administrator.getByRole('textbox', { name: 'To whom or what' }).fill('Yusuf Aziz')
  await administrator.getByRole('textbox', { name: 'To whom or what' }).press('Enter')
  await expect(administrator.getByRole('button', { name: 'Show all' })).toBeVisible()
  const seen = administrator.getByRole('row').filter({ hasText: 'Math 7 · Period 5' }).first()
  await expect(seen).toContainText('Rosa Salazar')
  await expect(seen).toContainText('Saw a class')
  expect(administrator.url()).not.toMatch(/Yusuf|Salazar/)

  const [file] = await Promise.all([
    administrator.waitForEvent('download'),
    administrator.getByRole('button', { name: 'Export CSV' }).click(),
  ])
  const lines = (await readFile(await file.path(), 'utf8')).split('\r\n')
  expect(lines[0]).toMatch(/^at,act,actorKind/)
  expect(lines[1]).toContain('Rosa Salazar')
  await administrator.getByRole('button', { name: 'Show all' }).click()
  await expect(administrator.getByRole('row').filter({ hasText: 'Exported the audit' }).first()).toBeVisible()
})
