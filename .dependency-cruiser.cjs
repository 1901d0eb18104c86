/**
 * The house rules. Arrows point one way:
 *   app · worker · cli → features → platform → db → drizzle/schema → core
 *                        features → protocols → core
 *   components → core + features/<name>/contract.ts
 */
const TEST = '[.](test|db[.]test)[.]tsx?$'
const EDGES = 'app|components|e2e|lib/cli|lib/worker'
const FRAMEWORK = '^(node_modules/)?(next|react|react-dom|next-auth)(/|$)'
const DRIZZLE = ['^(node_modules/)?drizzle-orm(/|$)', '^drizzle/']
const rule = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to })

module.exports = {
  forbidden: [
    rule(
      'no-cycles',
      'Two files that need each other are one file, or miss a third.',
      {},
      { circular: true },
    ),
    rule(
      'core-is-pure',
      'core imports only core: no npm, no node, no clock, no database. Pass in what it needs.',
      { path: '^lib/core/', pathNot: TEST },
      { pathNot: '^lib/core/' },
    ),
    rule(
      'protocols-know-only-core',
      'A protocol parses and prints; it never stores. What is to be kept goes through a feature.',
      { path: '^lib/protocols/' },
      { path: `^(${EDGES}|drizzle|lib/(db|platform|features))` },
    ),
    rule(
      'protocols-are-separate',
      'OneRoster does not know LTI. Features join them.',
      { path: '^lib/protocols/([^/]+)/' },
      { path: '^lib/protocols/', pathNot: '^lib/protocols/$1/' },
    ),
    rule(
      'drizzle-knows-only-core',
      'Tables and seed rows may borrow vocabulary from core, nothing else.',
      { path: '^drizzle/' },
      { path: `^(${EDGES}|lib/(db|protocols|platform|features))`, pathNot: '^lib/db/testing/' },
    ),
    rule(
      'db-knows-only-schema',
      'db is a handle, not a place for queries. Settings and logs are passed in.',
      { path: '^lib/db/' },
      { path: `^(${EDGES}|lib/(protocols|platform|features))` },
    ),
    rule(
      'platform-knows-no-feature',
      'Platform is below features: what both need goes down, not up.',
      { path: '^lib/platform/' },
      { path: `^(${EDGES}|lib/(protocols|features))` },
    ),
    rule(
      'features-are-separate',
      'Features meet in tables and in platform/jobs/catalog, never by import. A test may join them as a command does.',
      { path: '^lib/features/([^/]+)/', pathNot: ['[.]db[.]test[.]ts$', '^lib/features/[^/]+/testing/'] },
      { path: '^lib/features/', pathNot: '^lib/features/$1/' },
    ),
    rule(
      'features-do-not-look-up',
      'Features never import routes, components or commands: those import features.',
      { path: '^lib/features/' },
      { path: `^(${EDGES})` },
    ),
    rule(
      'sql-lives-in-repositories',
      'Only a feature’s repository, db, platform and drizzle itself may touch tables.',
      {
        pathNot: [
          '^lib/features/[^/]+/repository([.]ts$|[.]db[.]test[.]ts$|/)',
          '^lib/features/[^/]+/[^/]+/repository([.]ts$|/)',
          '^lib/(db|platform)/',
          '^drizzle/',
          '^drizzle[.]config',
          '^e2e/',
        ],
      },
      { path: DRIZZLE },
    ),
    rule(
      'framework-stays-at-the-edge',
      'next and react belong to app, components and platform.',
      { path: '^(lib/(core|protocols|db|features)|drizzle)/' },
      { path: FRAMEWORK },
    ),
    rule(
      'only-the-edges-call-features',
      'app, worker and commands call features; components may read contracts.',
      {
        path: '^(lib|components|drizzle|e2e)/',
        pathNot: ['^lib/(worker[.]ts$|cli/)', '^lib/features/', '^e2e/bench/'],
      },
      { path: '^lib/features/', pathNot: '^lib/features/[^/]+/contract[.]ts$' },
    ),
    rule(
      'components-stay-in-the-browser',
      'Components see core and contracts, nothing that runs on the server.',
      { path: '^components/' },
      { path: '^(app|drizzle|e2e|lib/(cli|db|platform|protocols)|lib/worker)' },
    ),
    rule(
      'ui-knows-no-gradebook',
      'ui, grid and charts are furniture: they know no domain word.',
      { path: '^components/(ui|grid|charts)/' },
      { path: '^(lib|components/(?!ui/|grid/|charts/))' },
    ),
    rule(
      'routes-are-thin',
      'A route calls a feature; it never opens a database or a protocol.',
      { path: '^(app/|proxy[.]ts$|instrumentation[.]ts$)' },
      { path: '^(lib/(cli|db|protocols)/|drizzle/)' },
    ),
    rule(
      'the-worker-is-thin',
      'The worker joins a job to a verb; the verb does the work.',
      { path: '^lib/worker[.]ts$' },
      { path: '^(app|components|drizzle|lib/(cli|protocols))/' },
    ),
    rule('no-test-in-production', 'Code never imports a test.', { pathNot: TEST }, { path: TEST }),
    rule(
      'testing-stays-in-tests',
      'Throwaway databases are for tests and benchmarks.',
      { pathNot: [TEST, '^e2e/', '^lib/db/testing/'] },
      { path: '^lib/db/testing/' },
    ),
    rule('no-unresolvable', 'Every import exists.', {}, { couldNotResolve: true }),
    rule(
      'no-dev-dependency',
      'Shipped code uses shipped packages.',
      {
        path: '^(app|components|lib|drizzle/schema)/',
        pathNot: [TEST, '^lib/db/testing/', '^lib/cli/checks/'],
      },
      { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'],
    },
  },
}
