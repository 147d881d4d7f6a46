// Where the server is and who asks: from options, then the environment, then what the server left on this machine.
import { readFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { createRoster, type Roster } from '@roster/client'
import type { Command } from 'commander'
import { UsageError } from './failure.ts'
import { print, printJson } from './terminal/write.ts'

interface GlobalOptions {
  url?: string
  token?: string
  json?: boolean
}

export interface Connection {
  roster: Roster
  url: string
  json: boolean
  /** Prints an answer: whole as JSON where that was asked for, else as `render` puts it for a person. */
  show: <Answer>(answer: Answer, render: (answer: Answer) => string) => void
}

export function connect(command: Command): Connection {
  const options = command.optsWithGlobals<GlobalOptions>()
  const url = serverUrl(options.url)
  const token = tokenFor(url, options.token)
  const json = options.json ?? false
  return {
    roster: createRoster({ url, ...(token && { token }) }),
    url,
    json,
    show: (answer, render) => (json ? printJson(answer) : print(render(answer))),
  }
}

const LOOPBACK = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/

export const isLoopback = (url: string): boolean => LOOPBACK.test(URL.parse(url)?.hostname ?? '')

function serverUrl(given: string | undefined): string {
  const { ROSTER_URL, PORT } = process.env
  const text = given || ROSTER_URL || `http://127.0.0.1:${PORT || 4480}`
  const url = URL.parse(text)
  if (url && /^https?:$/.test(url.protocol) && !url.username && !url.password) return text.replace(/\/+$/, '')
  const name = given ? '--url' : ROSTER_URL ? 'ROSTER_URL' : 'PORT'
  throw new UsageError(`${name} must give an http or https address without a user name, such as http://127.0.0.1:4480`)
}

function tokenFor(url: string, given: string | undefined): string | undefined {
  const { ROSTER_TOKEN, ROSTER_ADMIN_TOKEN } = process.env
  const token = given || ROSTER_TOKEN || ROSTER_ADMIN_TOKEN
  // The file belongs to the server on this machine; any other would only learn a secret from it.
  return token || (isLoopback(url) ? tokenOfThisMachine() : undefined)
}

/** The file that a server on this machine keeps its admin token in. */
export function tokenFile(): string {
  const { ROSTER_HOME, XDG_DATA_HOME } = process.env
  const home = ROSTER_HOME || join(XDG_DATA_HOME || join(homedir(), '.local', 'share'), 'roster')
  return join(home, 'admin-token')
}

/** The admin token of the server on this machine, as that finds it itself. */
export function findAdminToken(): { source: 'environment' | 'file'; token: string } | undefined {
  const given = process.env.ROSTER_ADMIN_TOKEN
  if (given) return { source: 'environment', token: given }
  const token = tokenOfThisMachine()
  return token ? { source: 'file', token } : undefined
}

function tokenOfThisMachine(): string | undefined {
  try {
    return readFileSync(tokenFile(), 'utf8').trim()
  } catch {
    // There is none yet, or it is another user's: what is public can be read without it.
    return undefined
  }
}
