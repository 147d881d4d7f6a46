// One violation of every rule of `npm run check`, as files to plant in a copy of the repository.

/** Path and text of a file. `+` before a path adds the text to the file that is there. */
type Plant = readonly [path: string, text: string]

/** For each wall, a file that breaks it. */
export const PLANTED_WALLS: Record<string, Plant> = {
  'no-cycle': ['src/planted/first.ts', `import './second.ts'`],
  'no-unresolved': ['src/planted/nowhere.ts', `import './missing.ts'`],
  'no-development-package': ['src/planted/tool.ts', `import 'fast-check'`],
  'core-imports-no-domain': ['src/core/planted.ts', `import '../planted/index.ts'`],
  'vocabulary-imports-nothing': ['src/vocabulary/planted.ts', `import 'zod'`],
  'database-imports-no-domain': ['src/db/planted.ts', `import '../planted/index.ts'`],
  'domain-by-its-door': ['src/planted-neighbour/service.ts', `import type { Service } from '../planted/service.ts'`],
  'main-by-doors': ['+src/main.ts', `import './planted/service.ts'`],
  'domain-below-http-and-cli': ['src/planted/server.ts', `import '../http/planted.ts'`],
  'queries-in-stores': ['src/planted/routes.ts', `import 'kysely'`],
  'http-at-the-edge': ['src/planted/service.ts', `import 'hono'\nexport type Service = string`],
  'contract-is-words-alone': ['src/planted/contract.ts', `import './service.ts'`],
  'resolve-and-pricing-are-pure': ['src/resolve/planted.ts', `import 'node:fs'`],
  'identification-stands-alone': ['src/library/identify/planted.ts', `import '../../planted/index.ts'`],
  'page-through-client': ['web/src/planted.ts', `import type {} from '../../src/planted/index.ts'`],
  'client-stands-alone': ['client/src/planted.ts', `import '../../src/planted/index.ts'`],
  'commands-through-client': ['src/cli/planted.ts', `import '../planted/index.ts'`],
  'nothing-imports-main': ['src/planted/knows-all.ts', `import '../main.ts'`],
  'product-imports-no-tool': ['src/planted/helped.ts', `import '../../scripts/checks/docs.ts'`],
}

/** What the walls above lead to. */
export const PLANTED_TARGETS: Plant[] = [
  ['src/planted/second.ts', `import './first.ts'`],
  ['src/planted/index.ts', `export const door = 'open'`],
  ['src/http/planted.ts', `export const server = 'on'`],
]

/** For each other check, a file that fails it and what the check must say. */
export const PLANTED_ELSEWHERE: { check: string; what: string; plant: Plant; says: RegExp }[] = [
  {
    check: 'types',
    what: 'a wrong type',
    plant: ['src/planted/wrong-type.ts', `export const wrong: number = 'text'`],
    says: /src\/planted\/wrong-type\.ts.* error TS2322/,
  },
  {
    check: 'types',
    what: 'a wrong type of the client',
    plant: ['client/src/wrong-type.ts', `export const wrong: number = 'text'`],
    says: /client\/src\/wrong-type\.ts.* error TS2322/,
  },
  {
    check: 'types',
    what: 'a wrong type of the page',
    plant: ['web/src/wrong-type.tsx', `export const wrong: number = 'text'`],
    says: /web\/src\/wrong-type\.tsx.* error TS2322/,
  },
  {
    check: 'lint',
    what: 'an any',
    plant: ['src/planted/any.ts', `export const loose: any = 1`],
    says: /src\/planted\/any\.ts.*noExplicitAny/,
  },
  {
    check: 'lint',
    what: 'a promise that nobody waits for',
    plant: ['src/planted/floating.ts', `async function work() {}\nwork()`],
    says: /src\/planted\/floating\.ts.*noFloatingPromises/,
  },
  {
    check: 'lint',
    what: 'a file that is not formatted',
    plant: ['src/planted/unformatted.ts', `export const   unformatted = "yes";`],
    says: /src\/planted\/unformatted\.ts format/,
  },
  {
    check: 'unused',
    what: 'an export that nothing uses',
    plant: ['+scripts/checks/docs.ts', `export const plantedExport = 1`],
    says: /plantedExport.*scripts\/checks\/docs\.ts/,
  },
  {
    check: 'unused',
    what: 'a file that nothing uses',
    plant: ['scripts/checks/planted-file.ts', ''],
    says: /scripts\/checks\/planted-file\.ts/,
  },
  {
    check: 'lock',
    what: 'a lock file without a package for another system',
    plant: ['package-lock.json', '{"packages":{"":{"optionalDependencies":{"planted-win32-x64":"1.0.0"}}}}'],
    says: /package-lock\.json lacks node_modules\/planted-win32-x64/,
  },
  {
    check: 'openapi',
    what: 'an OpenAPI document that is not the generated one',
    plant: ['openapi.json', '{"openapi":"3.1.0","info":{"title":"stale","version":"0"},"paths":{}}'],
    says: /openapi\.json/,
  },
  {
    check: 'docs',
    what: 'a link to no file',
    plant: ['docs/planted-link.md', '[gone](gone/away.md)'],
    says: /docs\/planted-link\.md names docs\/gone\/away\.md/,
  },
  {
    check: 'docs',
    what: 'a path to no file',
    plant: ['docs/planted-path.md', 'See `src/gone/away.ts:12`.'],
    says: /docs\/planted-path\.md names src\/gone\/away\.ts/,
  },
  {
    check: 'first-view',
    what: 'plots in what is seen first',
    plant: ['+web/src/main.tsx', `import * as planted from 'recharts'\nconsole.log(planted)`],
    says: /the first view needs \d+\.\d of 180\.0 kB of JavaScript[\s\S]*recharts: \d/,
  },
]
