// The OpenAPI document and the client's types in git equal what the contracts generate.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { type Check, findingsOf, ROOT } from './check.ts'

const GENERATOR = 'scripts/openapi.ts'

export const openapi: Check = {
  name: 'openapi',
  remedy: `node ${GENERATOR}, and commit openapi.json and client/src/schema.ts`,
  run: async () => {
    if (!existsSync(join(ROOT, GENERATOR)))
      return { problems: `${GENERATOR} is missing, so nothing compares openapi.json with the contracts` }
    return findingsOf('--disable-warning=ExperimentalWarning', GENERATOR, '--check')
  },
}
