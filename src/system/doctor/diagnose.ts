// Everything that the doctor looks at, from inside a server or beside it.
import { type Environment, isLoopback } from '../../core/environment.ts'
import type { Database } from '../../db/index.ts'
import type { Finding } from './contract.ts'
import { checkDatabase } from './database.ts'
import { checkDeprecations } from './deprecations.ts'
import { checkEndpoints, type Endpoints } from './endpoints.ts'
import { problem, warning } from './finding.ts'
import { checkPlaces } from './places.ts'
import { checkWeights } from './weights.ts'

export interface Patient {
  environment: Environment
  database: Database
  /** Reads the catalog, which can fail where the database is not in order. */
  endpoints: () => Promise<Endpoints>
}

export async function diagnose({ environment, database, endpoints }: Patient): Promise<Finding[]> {
  const ofDatabase = await checkDatabase(database)
  const isSound = ofDatabase.every(({ level }) => level === 'ok')
  return [
    ...ofDatabase,
    ...(isSound ? await endpoints().then(checkCatalog) : [unknownAnswer]),
    ...(await checkPlaces(environment)),
    ...(await checkWeights(environment)),
    ...checkExposure(environment),
  ]
}

const checkCatalog = (endpoints: Endpoints): Finding[] => [
  ...checkEndpoints(endpoints),
  ...checkDeprecations(endpoints.catalog, new Date()),
]

const unknownAnswer: Finding = problem(
  'GET /api/models',
  'What it answers is not known while the database is not in order',
  'See to the database first',
)

function checkExposure({ host, tls, trustProxy }: Environment): Finding[] {
  if (isLoopback(host) || tls || trustProxy) return []
  const sentence = `The server listens on ${host} without encryption; tokens can be read on the way`
  return [
    warning(
      'encryption',
      sentence,
      'Set TLS_CERT and TLS_KEY, or put a proxy with HTTPS before it and set ROSTER_TRUST_PROXY=true',
    ),
  ]
}
