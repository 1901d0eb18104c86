import AxeBuilder from '@axe-core/playwright'
import { expect, type Page, test } from '@playwright/test'
import { cellOf, openClass, unfold } from './grid'

/** What axe finds against WCAG 2.1 AA, in words that say where. */
async function findings(page: Page): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'])
    .analyze()
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')}`))
}

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`in the ${colorScheme}`, () => {
    test.use({ colorScheme })

    test('a teacher’s screens have nothing that shuts anybody out', async ({ page }) => {
      await page.goto('/sign-in')
      expect(await findings(page)).toEqual([])
      await openClass(page, 'Rosa Salazar', 'Math 7 · Period 3')
      await unfold(page, 'M7.PR.1')
      expect(await findings(page)).toEqual([])
      await (await cellOf(page, 'Kosi Eze', 'M7.PR.1,')).click()
      await page.keyboard.press('Space')
      await expect(page.getByRole('complementary')).toBeVisible()
      expect(await findings(page)).toEqual([])
      await page.goto(`${new URL(page.url()).pathname}/decisions`)
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
      expect(await findings(page)).toEqual([])
      await page.goto('/classes')
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
      expect(await findings(page)).toEqual([])
      await page.goto('/classes/00000000-0000-7000-8000-000000000000')
      expect(await findings(page)).toEqual([])
    })

    test('nor an administrator’s', async ({ page }) => {
      await page.goto('/sign-in?to=/sources')
      await page.getByRole('button', { name: /^Helen Tran/ }).click()
      await expect(page.getByText('Rollbook SIS').first()).toBeVisible()
      expect(await findings(page)).toEqual([])
      await page.locator('a[href^="/runs/"]').first().click()
      await expect(page.getByRole('list', { name: 'What became of it' })).toBeVisible()
      expect(await findings(page)).toEqual([])
      await page.goto('/standards')
      await expect(page.getByText('Marrow Valley Mathematics').first()).toBeVisible()
      expect(await findings(page)).toEqual([])
      await page.goto('/standards?q=fractions')
      await expect(page.getByText(/for “fractions”/)).toBeVisible()
      expect(await findings(page)).toEqual([])
      for (const place of [
        '/policies',
        '/policies/new',
        '/policies/district',
        '/periods',
        '/people',
        '/audit',
      ]) {
        await page.goto(place)
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
        expect(await findings(page), place).toEqual([])
      }
    })
  })
}
