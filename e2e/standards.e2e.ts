import { expect, type Page, test } from '@playwright/test'
import { serveOnLoopback } from '@/lib/protocols/case/testing/case-http-server'
import { frameworkUuid, sampleFramework } from '@/lib/protocols/case/testing/framework'

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

test('a server is asked what it offers, one framework of it is brought in, and a wrong address is told as one', async ({
  page,
}) => {
  const offered = sampleFramework({ items: 30, associations: 40, seed: 79 })
  offered.CFDocument.title = 'Science, Grades K to 2'
  const server = await serveOnLoopback(({ path, headers }) => {
    if (path.startsWith('/site')) return { headers: { 'content-type': 'text/html' }, body: '<!doctype html>' }
    if (headers.authorization !== 'Bearer open sesame') return { status: 401, body: {} }
    if (path.startsWith('/ims/case/v1p0/CFDocuments')) return { body: { CFDocuments: [offered.CFDocument] } }
    return path === `/ims/case/v1p0/CFPackages/${frameworkUuid('d', 0, 79)}`
      ? { body: offered }
      : { status: 404, body: {} }
  })
  try {
    await openStandards(page)
    await page.getByText('Bring in a framework from a server').click()
    const find = page.getByRole('button', { name: 'Find frameworks' })
    await page.getByLabel('Address of the CASE server').fill(`${server.url}/site`)
    await find.click()
    await expect(page.getByText('The server answered with a web page instead of CASE data.')).toBeVisible()

    await page.getByLabel('Address of the CASE server').fill('https://10.0.0.1/ims/case/v1p1')
    await find.click()
    await expect(page.getByText('The address leads into a private network.')).toBeVisible()

    await page.getByLabel('Address of the CASE server').fill(server.url)
    await find.click()
    await expect(page.getByText('The server wants a sign-in, or does not accept this one.')).toBeVisible()

    await page.getByLabel('Sign-in', { exact: true }).selectOption('A token')
    await page.getByLabel('Token', { exact: true }).fill('open sesame')
    await find.click()
    await expect(page.getByText('The server offers one framework.')).toBeVisible()
    await page.getByRole('button', { name: 'Bring in Science, Grades K to 2' }).click()
    await expect(page.getByText('30 new, 0 changed, 0 retired.')).toBeVisible()
    await expect(page.getByText('in the district', { exact: true })).toBeVisible()
    await expect(page.getByRole('link', { name: /^Science, Grades K to 2/ })).toHaveAttribute(
      'aria-current',
      'page',
    )
  } finally {
    await server.close()
  }
})
