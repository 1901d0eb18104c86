import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from '@playwright/test'
import { FILES } from '@/lib/protocols/oneroster/csv/columns'
import { printPackage } from '@/lib/protocols/oneroster/csv/print-package'
import { cellOf, openClass, typeInto, unfold } from './grid'

/** What the sample's SIS says next of one score: a delta of one row, as it would export it. */
async function writeChange(folder: string, score: string): Promise<string> {
  const said: Readonly<Record<string, string>> = {
    sourcedId: 'sis-result-2-19-100223',
    status: 'active',
    dateLastModified: '2026-11-24T12:00:00.000Z',
    lineItemSourcedId: 'sis-item-2-19',
    studentSourcedId: 'sis-user-100223',
    scoreStatus: 'fully graded',
    score,
    scoreDate: '2026-11-13',
  }
  const file = path.join(folder, 'correction.zip')
  const rows = [FILES.results.map((column) => said[column.name] ?? null)]
  await printPackage(file, {
    systemName: 'Rollbook SIS',
    systemCode: 'sis',
    files: new Map([['results', { mode: 'delta', rows }]]),
  })
  return file
}

test('a score comes from a zip, is corrected by its teacher, and stays corrected when the SIS changes its mind', async ({
  page,
  browser,
}) => {
  const folder = await mkdtemp(path.join(tmpdir(), 'tessera-e2e-'))
  try {
    // From the zip to the grid: three systems' scores, and the level they make.
    await openClass(page, 'Rosa Salazar', 'Math 7 · Period 3')
    await unfold(page, 'M7.PR.2')
    const score = await cellOf(page, 'Kosi Eze', 'Marble lab')
    const level = await cellOf(page, 'Kosi Eze', 'M7.PR.2,')
    await expect(score).toHaveAccessibleName('18 of 20')
    await expect(level).toHaveAccessibleName(/^Proficient, 3\.4, 3 pieces of evidence/)

    // The override: typed, saved at once, and the level follows.
    await typeInto(page, score, '8')
    await expect(page.getByText('All changes saved')).toBeVisible()
    await expect(score).toHaveAccessibleName(/^8 of 20, entered by Rosa Salazar, Rollbook SIS says 18 of 20/)
    await expect(level).toHaveAccessibleName(/^Approaching, 2\.1/)

    // The SIS says something else: an administrator drops the file in.
    const administrator = await browser.newPage()
    await administrator.goto('/sign-in')
    await administrator.getByRole('button', { name: /^Helen Tran/ }).click()
    await administrator.goto('/sources')
    const chooser = administrator.getByLabel('Choose a zip').and(administrator.locator('input'))
    await chooser.setInputFiles(await writeChange(folder, '12'))
    await administrator.getByRole('status').getByRole('link', { name: 'Open the report' }).click()
    await expect(administrator.getByRole('list', { name: 'What became of it' })).toBeVisible({
      timeout: 45_000,
    })
    await administrator.close()

    // Her value stands, the source's new one is beside it, and the cell says that the world changed.
    await page.reload()
    await unfold(page, 'M7.PR.2')
    const after = await cellOf(page, 'Kosi Eze', 'Marble lab')
    await expect(after).toHaveAccessibleName(
      /^8 of 20, entered by Rosa Salazar, Rollbook SIS says 12 of 20.*changed since/,
    )

    // Going back to the source gives what the source says now.
    await after.click()
    await page.keyboard.press('Delete')
    await expect(after).toHaveAccessibleName('12 of 20')
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
})
