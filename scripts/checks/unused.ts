// Files, exports and dependencies that nothing uses, and uses of packages that package.json does not name.
import { type Check, findingsOf } from './check.ts'

export const unused: Check = {
  name: 'unused',
  remedy:
    'remove what is unused (an export used in its own file alone loses `export`), name what is missing in package.json',
  run: () => findingsOf('node_modules/knip/bin/knip.js', '--no-progress'),
}
