import { expect, type Locator, type Page } from '@playwright/test'

/** Signs a sample person in and opens one of their classes. */
export async function openClass(page: Page, person: string, title: string): Promise<void> {
  await page.goto('/sign-in')
  await page.getByRole('button', { name: new RegExp(`^${person}`) }).click()
  await page.getByRole('link', { name: title }).first().click()
  await expect(page.getByRole('grid')).toBeVisible()
}

/** Unfolds an objective into its evidence. */
export async function unfold(page: Page, code: string): Promise<void> {
  const header = page.getByRole('columnheader', { name: new RegExp(`^${code.replaceAll('.', '\\.')} `) })
  if ((await header.getAttribute('aria-expanded')) === 'false') await header.click()
  await expect(header).toHaveAttribute('aria-expanded', 'true')
}

/** The cell of a student under the column whose header begins with `column`, as a screen reader would find it. */
export async function cellOf(page: Page, student: string, column: string): Promise<Locator> {
  const header = page
    .getByRole('columnheader', { name: new RegExp(`^${column.replaceAll('.', '\\.')}`) })
    .last()
  const at = await header.getAttribute('aria-colindex')
  const row = page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: student }) })
  return row.locator(`[role=gridcell][aria-colindex="${at}"]`)
}

/** Types into a cell as into a spreadsheet. */
export async function typeInto(page: Page, cell: Locator, text: string): Promise<void> {
  await cell.click()
  await page.keyboard.type(text)
  await page.keyboard.press('Enter')
}
