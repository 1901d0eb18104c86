import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { expect, type Page, test } from '@playwright/test'
import { findFreePort } from '@/lib/db/embedded/free-port'
import { FILES, type FileName } from '@/lib/protocols/oneroster/csv/columns'
import { printPackage } from '@/lib/protocols/oneroster/csv/print-package'
import { type Production, startProduction } from './production'

type Records = readonly Readonly<Record<string, string>>[]

const SCHOOL: Readonly<Partial<Record<FileName, Records>>> = {
  orgs: [{ sourcedId: 'elm', name: 'Elm Street School', type: 'school', identifier: '1001' }],
  academicSessions: [
    {
      sourcedId: 'year',
      title: '2026-27',
      type: 'schoolYear',
      startDate: '2026-08-01',
      endDate: '2099-07-01',
      schoolYear: '2027',
    },
  ],
  courses: [{ sourcedId: 'math', title: 'Mathematics', courseCode: 'M', orgSourcedId: 'elm' }],
  classes: [
    {
      sourcedId: 'red',
      title: 'Mathematics Red',
      classCode: 'M-R',
      classType: 'scheduled',
      courseSourcedId: 'math',
      schoolSourcedId: 'elm',
      termSourcedIds: 'year',
    },
  ],
  users: ['ana', 'ben', 'cy', 'dee'].map((id) => ({
    sourcedId: id,
    enabledUser: 'true',
    username: `${id}.elm`,
    givenName: id,
    familyName: 'Elm',
  })),
  roles: ['ana', 'ben', 'cy', 'dee'].map((id) => ({
    sourcedId: `role-${id}`,
    userSourcedId: id,
    roleType: 'primary',
    role: 'student',
    orgSourcedId: 'elm',
  })),
  enrollments: ['ana', 'ben', 'cy', 'dee'].map((id) => ({
    sourcedId: `seat-${id}`,
    classSourcedId: 'red',
    schoolSourcedId: 'elm',
    userSourcedId: id,
    role: 'student',
  })),
}

let folder = ''
test.beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'tessera-e2e-'))
})
test.afterAll(() => rm(folder, { recursive: true }))

async function zipOf(
  name: string,
  changes: Readonly<Partial<Record<FileName, Records>>> = {},
): Promise<string> {
  const zip = path.join(folder, name)
  const files = new Map(
    // SAFETY: the keys of an object of this type are file names.
    (Object.entries({ ...SCHOOL, ...changes }) as [FileName, Records][]).map(([file, records]) => [
      file,
      {
        mode: 'bulk' as const,
        rows: records.map((record) => FILES[file].map(({ name: column }) => record[column] ?? null)),
      },
    ]),
  )
  await printPackage(zip, { systemName: 'Elm SIS', systemCode: 'elm-sis', files })
  return zip
}

async function signInAs(page: Page, person: RegExp, to: string): Promise<void> {
  await page.goto(`/sign-in?to=${to}`)
  await page.getByRole('button', { name: person }).click()
  await expect(page).toHaveURL(to)
}

/** The first administrator of a new district, at its sources. */
async function becomeAdministrator(page: Page, at: Production): Promise<void> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--import', 'tsx', 'lib/cli/district.ts', '--name', 'Elm Unified', '--time-zone', 'America/Chicago'],
    { env: { ...process.env, DATABASE_URL: at.appUrl } },
  )
  await page.goto(at.baseUrl + (/\/invitation\/\S+/.exec(stdout)?.[0] ?? ''))
  await page.getByLabel('Given name').fill('Ida')
  await page.getByLabel('Family name').fill('Elm')
  await page.getByLabel('E-mail address').fill('ida@elm.example.org')
  await page.getByRole('button', { name: 'Become its administrator' }).click()
  await expect(page).toHaveURL(`${at.baseUrl}/set-up`)
  await page.goto(`${at.baseUrl}/sources`)
}

async function upload(page: Page, zip: string): Promise<void> {
  await page.getByLabel('Choose a zip').and(page.locator('input')).setInputFiles(zip)
  await page.getByRole('status').getByRole('link', { name: 'Open the report' }).click()
}

test.describe('a district of one’s own', () => {
  // A house of its own: a second district beside the sample would make every other test say which one it means.
  let house: Production
  test.beforeAll(async () => {
    test.setTimeout(180_000)
    house = await startProduction({ port: await findFreePort(), durability: 'disposable', withSample: false })
  })
  test.afterAll(() => house?.stop())

  test('an administrator brings in files, sees what became of them, and decides what may end', async ({
    page,
  }) => {
    await becomeAdministrator(page, house)
    await expect(page.getByRole('heading', { name: 'No source yet' })).toBeVisible()

    const second = SCHOOL.users?.map((user) => ({
      ...user,
      enabledUser: user.sourcedId === 'dee' ? 'perhaps' : 'TRUE',
    }))
    await upload(page, await zipOf('first.zip', second === undefined ? {} : { users: second }))
    const steps = page.getByRole('list', { name: 'What became of it' })
    await expect(steps).toBeVisible({ timeout: 45_000 })
    await expect(steps.getByRole('listitem').first()).toContainText('records read')
    await expect(page.getByText('The value is neither true nor false.')).toBeVisible()
    await expect(page.getByText('users.csv:5:enabledUser')).toBeVisible()
    await expect(page.getByText('true or false is not in lower case.')).toBeVisible()

    const download = page.waitForEvent('download')
    await page.getByRole('link', { name: 'Download as CSV' }).click()
    expect((await download).suggestedFilename()).toBe('refusals.csv')

    await page.getByRole('link', { name: 'Sources' }).first().click()
    await upload(page, await zipOf('second.zip'))
    await expect(page.getByText('Nothing was refused.')).toBeVisible({ timeout: 45_000 })

    await page.getByRole('link', { name: 'Sources' }).first().click()
    await upload(page, await zipOf('third.zip', { enrollments: SCHOOL.enrollments?.slice(1) ?? [] }))
    await expect(page.getByText('Elm Street School: 1 of 4 enrollments would end')).toBeVisible({
      timeout: 45_000,
    })
    await page.getByRole('button', { name: 'End them' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'End them' }).click()
    await expect(page.getByText(/Somebody allowed it/)).toBeVisible({ timeout: 45_000 })
    await expect(steps.getByText('1 ended')).toBeVisible({ timeout: 45_000 })
  })
})

test('a file dropped on the page that is no zip is refused at once, by its name', async ({ page }) => {
  await signInAs(page, /Helen Tran/, '/sources')
  const dropped = await page.evaluateHandle(() => {
    const carried = new DataTransfer()
    carried.items.add(new File(['a,b'], 'roster.csv'))
    return carried
  })
  await page
    .getByRole('region', { name: 'Bring in OneRoster files' })
    .dispatchEvent('drop', { dataTransfer: dropped })
  await expect(page.getByRole('alert').filter({ hasText: 'roster.csv is not a zip file' })).toBeVisible()
})

test('the sample district takes no foreign files, and offers a district of one’s own', async ({ page }) => {
  await signInAs(page, /Helen Tran/, '/sources')
  await upload(page, await zipOf('foreign.zip'))
  await expect(page.getByText(/takes no files but its own/)).toBeVisible({ timeout: 45_000 })
  await expect(page.getByText(/Nothing changed/).first()).toBeVisible()
})

test('a teacher sees no sources', async ({ page }) => {
  await page.goto('/sign-in?to=/sources')
  await page.getByRole('button', { name: /Rosa Salazar/ }).click()
  await expect(page.getByRole('heading', { name: 'Nothing stands here' })).toBeVisible()
})
