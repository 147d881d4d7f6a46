// Walls between the rooms of the house, kept by `npm run check`. Each rule says why it stands.

const TEST = '\\.(test|soak|bench)\\.tsx?$'
const HTTP_LIBRARY = 'node_modules/(hono|@hono)/'
const QUERY_LIBRARY = 'node_modules/kysely/'
// Rooms that every domain may enter freely, and rooms above all; each other folder of src has a door.
const BELOW = 'core|vocabulary'
const ABOVE = 'http|cli'
const DOMAIN = `^src/(?!(${BELOW}|${ABOVE})/)[^/]+/`
const DOOR = '/(index|contract)\\.ts$'
// Commands that run the server or work where none runs.
const COMMANDS_WITHOUT_CLIENT = 'serve|identify|doctor|populate|backup|restore|migrate'
// The edge of a domain that is pure inside: what it offers over HTTP and what it imports to be found.
const EDGE = '/(index|contract|routes)\\.ts$'

export default {
  forbidden: [
    {
      name: 'no-cycle',
      comment:
        'Two files that import each other are one file that nobody can read in order; move what both need below both.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-unresolved',
      comment: 'An import that leads nowhere is not seen by any other rule, so it could pass through every wall.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'no-development-package',
      comment:
        '`npm start` installs production dependencies alone, so what it runs and builds may import nothing else.',
      severity: 'error',
      from: { path: '^(src|client|web)/', pathNot: [TEST, '\\.config\\.ts$'] },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'core-imports-no-domain',
      comment: 'core is below everything; a domain that it knew could never be changed or removed by itself.',
      severity: 'error',
      from: { path: '^src/core/', pathNot: TEST },
      to: { path: '^src/', pathNot: '^src/(core|vocabulary)/' },
    },
    {
      name: 'vocabulary-imports-nothing',
      comment: 'The words are shared by all, the page included; they must be readable without anything else.',
      severity: 'error',
      from: { path: '^src/vocabulary/', pathNot: TEST },
      to: { pathNot: '^src/vocabulary/' },
    },
    {
      name: 'database-imports-no-domain',
      comment: 'db opens and migrates; a rule of a domain in it would be a rule that its service cannot see.',
      severity: 'error',
      from: { path: '^src/db/', pathNot: TEST },
      to: { path: '^src/', pathNot: '^src/(db|core|vocabulary)/' },
    },
    {
      name: 'domain-by-its-door',
      comment:
        'A domain is entered by its index.ts or contract.ts, so that what lies behind can change without asking anybody.',
      severity: 'error',
      from: { path: '^src/([^/]+)/', pathNot: TEST },
      to: { path: DOMAIN, pathNot: ['^src/$1/', DOOR, '^src/db/tables\\.ts$'] },
    },
    {
      name: 'main-by-doors',
      comment: 'The composition root knows every domain, and each by its door alone.',
      severity: 'error',
      from: { path: '^src/main\\.ts$' },
      to: { path: DOMAIN, pathNot: DOOR },
    },
    {
      name: 'domain-below-http-and-cli',
      comment: 'http and cli are ways in. A domain that imported one could not be used through the other.',
      severity: 'error',
      from: { path: `^src/(?!(${ABOVE})/|main\\.ts)`, pathNot: TEST },
      to: { path: `^src/(${ABOVE})/` },
    },
    {
      name: 'queries-in-stores',
      comment:
        'Kysely only in db, store.ts and tables.ts: what SQLite and PostgreSQL do differently has to stay in few files.',
      severity: 'error',
      from: { path: '^(src|client|web)/', pathNot: ['^src/db/', '/(store|tables)\\.ts$', TEST] },
      to: { path: QUERY_LIBRARY },
    },
    {
      name: 'http-at-the-edge',
      comment:
        'Hono only in http, routes.ts, contract.ts and core/schema.ts: a service that knew of requests could not serve the CLI or a job.',
      severity: 'error',
      from: {
        path: '^(src|client|web)/',
        pathNot: ['^src/http/', '/(routes|contract)\\.ts$', '^src/core/schema\\.ts$', TEST],
      },
      to: { path: HTTP_LIBRARY },
    },
    {
      name: 'contract-is-words-alone',
      comment:
        'A contract says what is asked and answered; it imports zod, zod-openapi, the words, core and other contracts.',
      severity: 'error',
      from: { path: '^src/.*/contract\\.ts$' },
      to: { pathNot: ['/contract\\.ts$', '^src/(vocabulary|core)/', 'node_modules/(zod|@hono/zod-openapi)/'] },
    },
    {
      name: 'resolve-and-pricing-are-pure',
      comment:
        'The heart touches no database, disk or clock. Types, words and the errors that it throws keep it fast, testable and the same everywhere.',
      severity: 'error',
      from: { path: '^src/(resolve|pricing)/', pathNot: [EDGE, TEST] },
      to: {
        pathNot: ['^src/vocabulary/', '^src/core/(errors|record|schema)\\.ts$', '^src/(resolve|pricing)/'],
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'identification-stands-alone',
      comment:
        'Downloads, the library and the CLI all ask what a file is, the last without a server: it knows words and core alone.',
      severity: 'error',
      from: { path: '^src/library/identify/', pathNot: TEST },
      to: { path: '^src/', pathNot: '^src/(core|vocabulary|library/identify)/' },
    },
    {
      name: 'page-through-client',
      comment:
        'The page is a consumer like any other: what it needs, the typed client offers to all, and Node stays out of it.',
      severity: 'error',
      from: { path: '^(web|react)/', pathNot: TEST },
      to: { path: '^(src|scripts|test)/' },
    },
    {
      name: 'client-stands-alone',
      comment: 'Strangers install the client; it must not drag the server along.',
      severity: 'error',
      from: { path: '^client/', pathNot: TEST },
      to: { path: '^(src|web|scripts|test)/' },
    },
    {
      name: 'commands-through-client',
      comment:
        'A command that reached around the server would skip its checks and its audit. Named exceptions need no server.',
      severity: 'error',
      from: { path: '^src/cli/', pathNot: [`^src/cli/(${COMMANDS_WITHOUT_CLIENT})(/|\\.ts$)`, TEST] },
      to: { path: '^src/', pathNot: '^src/(cli|core|vocabulary)/' },
    },
    {
      name: 'nothing-imports-main',
      comment: 'main.ts knows everything, so whoever imports it depends on everything. Only `serve` starts it.',
      severity: 'error',
      from: { pathNot: ['^src/cli/serve\\.ts$', '^(test|bench|scripts)/', TEST] },
      to: { path: '^src/main\\.ts$' },
    },
    {
      name: 'product-imports-no-tool',
      comment: 'Tests, benchmarks and scripts are about the product and are not shipped with it.',
      severity: 'error',
      from: { path: '^(src|client|web)/', pathNot: TEST },
      to: { path: '^(test|bench|scripts)/' },
    },
  ],
  options: {
    // Types are walls too: a type that is imported past a door ties two rooms together just the same.
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    combinedDependencies: true,
    doNotFollow: { path: 'node_modules' },
    // Not every dist: most packages lie in one, and what is excluded is seen by no rule.
    exclude: { path: ['^(client|web|react)/dist/', '^data/'] },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
}
