import { defineConfig } from 'vitest/config'

const alias = { '@': import.meta.dirname }
// Two kinds of tests: pure ones need nothing; database ones get a throwaway cluster of their own.
export default defineConfig({
  resolve: { alias },
  test: {
    projects: [
      {
        resolve: { alias },
        test: {
          name: 'unit',
          include: ['{lib,components,drizzle,app}/**/*.test.{ts,tsx}'],
          exclude: ['**/*.db.test.ts'],
          testTimeout: 60_000,
        },
      },
      {
        resolve: { alias },
        test: {
          name: 'database',
          include: ['{lib,drizzle}/**/*.db.test.ts'],
          globalSetup: ['lib/db/testing/global-setup.ts'],
          setupFiles: ['lib/db/testing/each-file.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
})
