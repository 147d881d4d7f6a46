// `roster doctor`: what is wrong and what to do about it, with a server or without one.
import { existsSync } from 'node:fs'
import { RosterError } from '@roster/client'
import { LimitOverrides, Local, loadCatalog } from '../catalog/index.ts'
import { type Environment, readEnvironment } from '../core/environment.ts'
import { messageOf } from '../core/errors.ts'
import { openDatabase, pathOf } from '../db/index.ts'
import { endpointsOf } from '../http/index.ts'
import { checkPlaces, checkPort, diagnose, type Finding, ok, problem, warning } from '../system/doctor/index.ts'
import { examples } from './arguments.ts'
import { type Connection, connect, isLoopback } from './connection.ts'
import type { Define } from './define.ts'
import { EXIT } from './failure.ts'
import { plural } from './terminal/numbers.ts'
import { styled } from './terminal/style.ts'
import { oneLine } from './terminal/text.ts'
import { print, printJson } from './terminal/write.ts'

const HELP = `
A server that answers is asked what it finds itself, with the keys in its own environment. Where none answers, the same
is looked at from here, with the environment of this command. Nothing is changed.
The exit code is 1 where there is a problem; a warning is none.
${examples('roster doctor', 'roster doctor --json', 'roster --url https://roster.example.com doctor')}`

export const define: Define = (command) => {
  command.addHelpText('after', HELP).action(async () => {
    const connection = connect(command)
    const findings = await examine(connection)
    if (connection.json) printJson({ findings })
    else print(textOf(findings))
    if (findings.some(({ level }) => level === 'problem')) process.exitCode = EXIT.failure
  })
}

async function examine({ roster, url }: Connection): Promise<Finding[]> {
  try {
    const { findings } = await roster.doctor.diagnose()
    return [ok('server', `${url} answers`), ...findings]
  } catch (error) {
    if (!RosterError.isInstance(error)) throw error
    if (error.code !== 'network') return [ok('server', `${url} answers`), refusal(error)]
    if (!isLoopback(url)) return [problem('server', `No server answers at ${url}`, 'Start it, or correct --url')]
    return [warning('server', `No server answers at ${url}`, 'Start one: roster serve'), ...(await examineHere())]
  }
}

function refusal({ status, code, message }: RosterError): Finding {
  if (code === 'unauthenticated')
    return problem('token', message, 'Give the admin token by --token or ROSTER_TOKEN; an OIDC token may have expired')
  if (code === 'forbidden') return problem('token', message, 'Use a token whose role is admin; see OIDC_ADMIN_ROLE')
  if (status === 404) return problem('server', 'It knows no doctor', 'It is no Roster, or an older one: update it')
  return problem('server', message, "Look into the server's log")
}

async function examineHere(): Promise<Finding[]> {
  let environment: Environment
  try {
    environment = readEnvironment()
  } catch (error) {
    return [problem('environment', messageOf(error), 'Correct the variable')]
  }
  return [...(await examineDatabase(environment)), await checkPort(environment)]
}

async function examineDatabase(environment: Environment): Promise<Finding[]> {
  const { variables, databaseUrl } = environment
  if (databaseUrl.startsWith('file:') && !existsSync(pathOf(databaseUrl))) {
    const sentence = `There is no database at ${pathOf(databaseUrl)} yet`
    return [
      warning('database', sentence, 'The first start makes it: roster serve'),
      ...(await checkPlaces(environment)),
    ]
  }
  try {
    const database = await openDatabase(databaseUrl, { shape: 'found' })
    const local = new Local({ variables, overrides: new LimitOverrides(variables), installed: new Set() })
    const endpoints = async () => endpointsOf(await loadCatalog(database.reader, local))
    return await diagnose({ environment, database, endpoints }).finally(() => database.close())
  } catch (error) {
    const finding = problem('database', messageOf(error), 'Correct DATABASE_URL, or see to its server')
    return [finding, ...(await checkPlaces(environment))]
  }
}

const MARKS = { ok: 'ok     ', warning: 'warning', problem: 'problem' } as const
const STYLES = { ok: 'green', warning: 'yellow', problem: 'red' } as const

function textOf(findings: readonly Finding[]): string {
  const lines = findings.flatMap(({ about, level, sentence, action }) => [
    `${styled(STYLES[level], MARKS[level])}  ${oneLine(`${about}: ${sentence}`)}`,
    ...(action ? [`         -> ${oneLine(action)}`] : []),
  ])
  const count = (level: Finding['level']) => findings.filter((finding) => finding.level === level).length
  return [...lines, '', `${plural(count('problem'), 'problem')}, ${plural(count('warning'), 'warning')}`].join('\n')
}
