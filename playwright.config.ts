import { defineConfig, devices } from '@playwright/test'
import { findBrowser } from '@/lib/cli/checks/find-browser'
import { findFreePort } from '@/lib/db/embedded/free-port'

// Chosen once, by whoever reads this first; the workers that read it again inherit it.
process.env.E2E_PORT ??= String(await findFreePort())

const executablePath = findBrowser()
const asRoot = process.getuid?.() === 0
const QUIET = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

export default defineConfig({
  testDir: 'e2e',
  testMatch: '*.e2e.ts',
  globalSetup: './e2e/global-setup.ts',
  outputDir: 'test-results/browser',
  workers: 2,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [['line'], ['json', { outputFile: 'test-results/browser.json' }]],
  use: {
    ...devices['Desktop Chrome'],
    // The Chromebook of a school.
    viewport: { width: 1366, height: 768 },
    baseURL: `http://127.0.0.1:${process.env.E2E_PORT}`,
    screenshot: 'only-on-failure',
    launchOptions: {
      args: asRoot ? ['--no-sandbox', ...QUIET] : QUIET,
      ...(executablePath === undefined ? {} : { executablePath }),
    },
  },
})
