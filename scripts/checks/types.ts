// Types of the server, the client, the page and its components, each by its own tsconfig, with TypeScript 7.
import { globSync } from 'node:fs'
import { type Check, findingsOf, ROOT } from './check.ts'

const TSC = 'node_modules/@typescript/native/bin/tsc'
const PROJECTS = { '.': '{src,test,bench,scripts}', client: 'client/src', web: 'web/src', react: 'react/{src,example}' }

export const types: Check = {
  name: 'types',
  remedy: 'correct the types; `any`, non-null `!` and @ts-ignore are no remedy',
  run: async () => {
    const written = Object.entries(PROJECTS).filter(([, sources]) => hasSources(sources))
    const findings = await Promise.all(written.map(([project]) => findingsOf(TSC, '-p', project, '--pretty', 'false')))
    return {
      problems: findings
        .map(({ problems }) => problems)
        .filter(Boolean)
        .join('\n'),
      seen: `projects: ${written.map(([project]) => project).join(' ')}`,
    }
  },
}

// A project without a source is an error to TypeScript.
function hasSources(sources: string): boolean {
  return globSync(`${sources}/**/*.{ts,tsx}`, { cwd: ROOT }).length > 0
}
