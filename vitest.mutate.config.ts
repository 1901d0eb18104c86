import { defineConfig } from 'vitest/config'

// The pure tests of one room, for `npm run mutate`. Database tests would take a cluster for every mutant.
export default defineConfig({
  resolve: { alias: { '@': import.meta.dirname } },
  test: {
    include: [`${process.env.MUTATED_ROOM ?? 'lib/core'}/**/*.test.ts`],
    exclude: ['**/*.db.test.ts'],
    testTimeout: 60_000,
  },
})
