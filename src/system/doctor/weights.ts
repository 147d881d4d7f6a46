// Specification 2's questions: why a model does not download, and whether what is installed is still there.
import type { Environment } from '../../core/environment.ts'
import type { Finding } from './contract.ts'
import { checkInstalled } from './installed.ts'
import { checkPartials } from './partials.ts'
import { checkUpstreams } from './upstreams.ts'

export async function checkWeights(environment: Environment): Promise<Finding[]> {
  const [upstreams, installed, partials] = await Promise.all([
    checkUpstreams(environment),
    checkInstalled(environment),
    checkPartials(environment),
  ])
  return [...upstreams, ...installed, partials]
}
