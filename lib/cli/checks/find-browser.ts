import { existsSync } from 'node:fs'
import { chromium } from '@playwright/test'

const SYSTEM = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

/** Playwright's own Chromium where it is installed, else the system's. */
export function findBrowser(): string | undefined {
  return [chromium.executablePath(), ...SYSTEM].find((file) => existsSync(file))
}
