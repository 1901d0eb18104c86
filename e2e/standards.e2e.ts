import { expect, type Page, test } from '@playwright/test'
import { sampleFramework } from '@/lib/protocols/case/testing/framework'

/** A framework of this test's own: another seed, other identifiers. */
const framework = (version: '1.0' | '1.1' = '1.1') =>
  sampleFramework({ items: 60, associations: 80, seed: 77, version })

async function drop(page: Page, name: string, text: string): Promise<void> {
  await page
    .getByLabel('Choose a CASE file')
    .and(page.locator('input'))
    .setInputFiles({ name, mimeType: 'application/json', buffer: Buffer.from(text) })
}

async function openStandards(page: Page): Promise<void> {
  await page.goto('/sign-in?to=/standards')
  await page.getByRole('button', { name: /^Helen Tran/ }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Standards' })).toBeVisible()
}

test('a CASE file dropped in stands as a tree, is found by its code, and changes nothing the second time', async ({
  page,
}) => {
  await openStandards(page)
  await drop(page, 'math.json', JSON.stringify(framework()))
  await expect(page.getByText('60 new, 0 changed, 0 retired.')).toBeVisible()
  await expect(page.getByRole('link', { name: /^Mathematics, Grades K to 8/ })).toHaveAttribute(
    'aria-current',
    'page',
  )
  await expect(page.getByText('Grade K', { exact: true })).toBeVisible()
  await drop(page, 'math.json', JSON.stringify(framework()))
  await expect(page.getByText('0 new, 0 changed, 0 retired.')).toBeVisible()

  await page.getByLabel('Code or words').fill('K.OA.A')
  await page.getByRole('button', { name: 'Find' }).click()
  await expect(page).toHaveURL(/q=K\.OA\.A/)
  await expect(page.getByText('K.OA.A', { exact: true })).toBeVisible()
})

test('a web page in place of a framework is refused by name, and what is broken in part says where', async ({
  page,
}) => {
  await openStandards(page)
  await drop(page, 'page.json', '<!doctype html><html><body>Please sign in</body></html>')
  await expect(page.getByRole('alert').filter({ hasText: 'page.json was not taken in' })).toContainText(
    'This is a web page, not a CASE file',
  )
  const broken = sampleFramework({ items: 20, associations: 20, seed: 78 })
  delete broken.CFItems[19]?.identifier
  await drop(page, 'broken.json', JSON.stringify(broken))
  await expect(page.getByText('19 new, 0 changed, 0 retired.')).toBeVisible()
  await page.getByText(/things? (was|were) left out/).click()
  await expect(page.getByText('$.CFItems[19]', { exact: false }).first()).toBeVisible()
})
