/**
 * Mutation tests of one room, started by `npm run mutate -- ROOM` (lib/cli/mutate.ts): each way of breaking its code
 * should be noticed by a test of its own.
 */
export default {
  testRunner: 'vitest',
  plugins: ['@stryker-mutator/vitest-runner'],
  vitest: { configFile: 'vitest.mutate.config.ts' },
  coverageAnalysis: 'perTest',
  // Not copied for a run: no pure test reads them.
  ignorePatterns: ['/app', '/components', '/e2e', '/public', '/.next', '/.tessera', '/test-results'],
  ignoreStatic: true,
  reporters: ['clear-text', 'progress-append-only', 'json'],
  jsonReporter: { fileName: 'test-results/mutation.json' },
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
  thresholds: { high: 95, low: 90, break: 85 },
  tempDirName: '.stryker-tmp',
  allowConsoleColors: false,
  checkers: [],
}
