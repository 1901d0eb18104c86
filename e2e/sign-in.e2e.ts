import { expect, type Page, test } from '@playwright/test'

/** Whatever the browser's policy refuses, it says on the console. */
function violations(page: Page): readonly string[] {
  const seen: string[] = []
  page.on('console', (message) => {
    if (/Content Security Policy|Content-Security-Policy/.test(message.text())) seen.push(message.text())
  })
  return seen
}

test('a sample person signs in, and out again', async ({ page }) => {
  const refused = violations(page)
  await page.goto('/')
  await expect(page).toHaveURL(/\/sign-in/)
  await page.getByRole('button', { name: /^Rosa Salazar/ }).click()
  await expect(page).toHaveURL(/\/classes$/)
  const [session] = (await page.context().cookies()).filter(({ name }) => name === 'tessera-session')
  expect(session).toMatchObject({ httpOnly: true, sameSite: 'Lax', expires: -1 })

  await page.getByRole('button', { name: /^Rosa Salazar/ }).click()
  await page.getByRole('button', { name: 'Sign out', exact: true }).click()
  await expect(page).toHaveURL(/\/sign-in/)
  await page.goto('/classes')
  await expect(page).toHaveURL(/\/sign-in\?to=%2Fclasses/)
  expect(refused).toEqual([])
})

test('a session that was ended on the server opens nothing, even where its cookie was kept', async ({
  page,
}) => {
  await page.goto('/sign-in')
  await page.getByRole('button', { name: /^Rosa Salazar/ }).click()
  await expect(page).toHaveURL(/\/classes$/)
  const kept = (await page.context().cookies()).filter(({ name }) => name === 'tessera-session')
  await page.getByRole('button', { name: /^Rosa Salazar/ }).click()
  await page.getByRole('button', { name: 'Sign out', exact: true }).click()
  await expect(page).toHaveURL(/\/sign-in/)
  await page.context().addCookies(kept)
  await page.goto('/classes')
  await expect(page).toHaveURL(/\/sign-in/)
})

test('signing in leads back to where one wanted to go, and never to another site', async ({ page }) => {
  await page.goto('/set-up')
  await page.getByRole('button', { name: /^Helen Tran/ }).click()
  await expect(page).toHaveURL(/\/set-up$/)
  await page.goto('/sign-in?to=//evil.example')
  await page.getByRole('button', { name: /^Rosa Salazar/ }).click()
  await expect(page).toHaveURL(/^http:\/\/127\.0\.0\.1:\d+\/classes$/)
})

test('what is the district’s does not exist for a teacher', async ({ page }) => {
  await page.goto('/sign-in?to=/set-up')
  await page.getByRole('button', { name: /^Rosa Salazar/ }).click()
  await expect(page.getByRole('heading', { name: 'Nothing stands here' })).toBeVisible()
})

test('every answer carries the policy, with a nonce of its own', async ({ request }) => {
  const policies = await Promise.all(
    ['/sign-in', '/sign-in', '/no-such-page', '/api/health'].map(async (path) => {
      const headers = (await request.get(path)).headers()
      return headers['content-security-policy'] ?? ''
    }),
  )
  for (const policy of policies) expect(policy).not.toContain('unsafe')
  const nonces = policies.map((policy) => /'nonce-([^']+)'/.exec(policy)?.[1])
  expect(new Set(nonces).size).toBe(policies.length)
})
