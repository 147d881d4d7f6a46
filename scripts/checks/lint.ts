// Lint, format and the order of imports, in one pass.
import { type Check, findingsOf } from './check.ts'

export const lint: Check = {
  name: 'lint',
  remedy: 'npx biome check --write, then correct what it cannot',
  run: () => findingsOf('node_modules/@biomejs/biome/bin/biome', 'ci', '--error-on-warnings', '--colors=off', '.'),
}
