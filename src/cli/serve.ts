// `roster serve`: starts the server, says where it is, and stops it in good order.
import { constants } from 'node:os'
import { signInPath } from '../access/index.ts'
import { isLoopback, readEnvironment } from '../core/environment.ts'
import { startRoster } from '../main.ts'
import { examples, wholeNumber } from './arguments.ts'
import type { Define } from './define.ts'
import { note, print } from './terminal/write.ts'

interface Options {
  host?: string
  port?: number
}

type Running = Awaited<ReturnType<typeof startRoster>>

const HELP = `
Everything else is set by the environment: ROSTER_HOME, DATABASE_URL, MODELS_DIR, ROSTER_ADMIN_TOKEN, ...
${examples('roster serve', 'roster serve --port 8080', 'DATABASE_URL=postgres://user@host/roster roster serve')}`

export const define: Define = (command) => {
  command
    .option('--host <host>', 'address to listen on (HOST; default 127.0.0.1)')
    .option('--port <port>', 'port to listen on; 0 picks one (PORT; default 4480)', wholeNumber(0, 65535))
    .addHelpText('after', HELP)
    .action(async ({ host, port }: Options) => {
      const environment = readEnvironment({
        ...process.env,
        ...(host && { HOST: host }),
        ...(port !== undefined && { PORT: String(port) }),
      })
      const running = await startRoster({ environment })
      stopOnSignal(running)
      endOnFault(running)
      announce(running)
    })
}

function announce({ url, access, environment }: Running): void {
  const { host, home, databaseUrl, modelsDir, tls, trustProxy } = environment
  print(`listening on ${url}`)
  print(`sign in at ${openable(url)}${signInPath(access.newSignInCode())}`)
  print('  (this link works once; "roster sign-in" prints another)')
  print(`data in ${home}, database ${withoutSecrets(databaseUrl)}, models in ${modelsDir}`)
  if (!isLoopback(host) && !tls && !trustProxy)
    note(
      `Warning: ${host} can be reached from other machines, and what is sent there is not encrypted, tokens included. ` +
        'Set TLS_CERT and TLS_KEY, or put a proxy that speaks HTTPS before it and set ROSTER_TRUST_PROXY=true, or ' +
        'listen on 127.0.0.1.',
    )
}

/** "Every address" is one to listen on and none to open. */
const openable = (url: string): string => url.replace('//0.0.0.0:', '//127.0.0.1:').replace('//[::]:', '//[::1]:')

function withoutSecrets(databaseUrl: string): string {
  if (databaseUrl.startsWith('file:')) return databaseUrl.slice('file:'.length)
  const { protocol = 'postgres:', host = '', pathname = '' } = URL.parse(databaseUrl) ?? {}
  return `${protocol}//${host}${pathname}`
}

/** For requests, downloads and the database together. */
const STOP_MS = 15_000

/** A process that has met what nobody foresaw may be half broken: it says so and ends, for its keeper to start another. */
function endOnFault({ log }: Running): void {
  process.on('uncaughtException', (error) => {
    log.fatal({ err: error }, 'The server ends, for it met an error that nobody has caught')
    process.exit(1)
  })
}

/** The first signal lets requests finish, the second ends at once. */
function stopOnSignal(running: Running): void {
  let stopping = false
  const stop = async (signal: 'SIGINT' | 'SIGTERM') => {
    if (stopping) process.exit(128 + constants.signals[signal])
    stopping = true
    note('Stopping; the same signal again ends at once.')
    setTimeout(() => {
      note(`Something did not stop within ${STOP_MS / 1000} seconds; ending anyway.`)
      process.exit(1)
    }, STOP_MS).unref()
    await running.close()
    process.exit()
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void stop(signal))
}
