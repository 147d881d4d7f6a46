// A process of its own that runs one PostgreSQL server for as long as its standard input is open. The end of the input
// is the one signal that a test process cannot fail to send, whatever kills it, so no server or data folder is left.
import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chownSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { type PostgresUser, postgresHome, postgresUser, programIn } from './postgres-binaries.ts'
import { reachableTemporaryFolder } from './unpacked.ts'

const START_ATTEMPTS = 5
const FAST_STOP_MS = 10_000
const SETTINGS = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '200',
  shared_buffers: '32MB',
  lc_messages: 'C',
}

type Cluster = { home: string; folder: string; user: PostgresUser; password: string }

// Windows has no sockets to switch off and its server starts under a restricted account by itself.
const spawnOptions = ({ folder, user }: Cluster) => ({ ...user, cwd: folder, env: { ...process.env, LC_ALL: 'C' } })

async function keep(settings: Record<string, string>): Promise<void> {
  const cluster = await createCluster()
  try {
    const { server, port } = await startServer(cluster, { ...SETTINGS, ...settings })
    process.stdout.write(`postgres://postgres:${cluster.password}@127.0.0.1:${port}/postgres\n`)
    await Promise.race([inputEnds(), exits(server)])
    await stopServer(server)
  } finally {
    rmSync(cluster.folder, { recursive: true, force: true, maxRetries: 10 })
  }
}

async function createCluster(): Promise<Cluster> {
  const user = postgresUser()
  const home = await postgresHome(user)
  const folder = mkdtempSync(join(reachableTemporaryFolder(), 'roster-postgres-run-'))
  const cluster = { home, folder, user, password: randomBytes(24).toString('hex') }
  const passwordFile = join(folder, 'password')
  writeFileSync(passwordFile, cluster.password, { mode: 0o600 })
  if ('uid' in user) for (const path of [folder, passwordFile]) chownSync(path, user.uid, user.gid)
  const collation = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8']
  const access = ['--username=postgres', `--pwfile=${passwordFile}`, '--auth=scram-sha-256']
  const flags = [`--pgdata=${join(folder, 'data')}`, '--no-sync', ...collation, ...access]
  const { status, stderr, error } = spawnSync(programIn(home, 'initdb'), flags, spawnOptions(cluster))
  if (status === 0) return cluster
  rmSync(folder, { recursive: true, force: true })
  throw new Error(`initdb failed: ${error?.message ?? stderr}`)
}

// Another process may take the port between our look and PostgreSQL's start, so a lost port is tried again.
async function startServer(cluster: Cluster, settings: Record<string, string>) {
  for (let attempt = 1; ; attempt += 1) {
    const port = await freePort()
    const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
    const data = join(cluster.folder, 'data')
    const server = spawn(
      programIn(cluster.home, 'postgres'),
      ['-D', data, '-p', `${port}`, ...flags],
      spawnOptions(cluster),
    )
    const failure = await readyOrFailure(server)
    if (failure === undefined) return { server, port }
    if (attempt === START_ATTEMPTS || !failure.includes('could not bind'))
      throw new Error(`postgres failed: ${failure}`)
  }
}

function readyOrFailure(server: ChildProcess): Promise<string | undefined> {
  return new Promise((resolve) => {
    let log = ''
    server.stderr?.on('data', (chunk: Buffer) => {
      log = (log + chunk).slice(-4096)
      if (log.includes('ready to accept connections')) resolve(undefined)
    })
    server.on('error', (error) => resolve(error.message))
    server.on('close', () => resolve(log))
  })
}

async function stopServer(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return
  const exited = exits(server)
  if (process.platform === 'win32') execFileSync('taskkill', ['/pid', `${server.pid}`, '/f', '/t'])
  else server.kill('SIGINT')
  const immediate = setTimeout(() => server.kill('SIGQUIT'), FAST_STOP_MS)
  await exited
  clearTimeout(immediate)
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().on('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() =>
        typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no free port')),
      )
    })
  })
}

function exits(server: ChildProcess): Promise<void> {
  return new Promise((resolve) => server.once('exit', () => resolve()))
}

function inputEnds(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => resolve())
    process.stdin.on('close', resolve).resume()
  })
}

keep(JSON.parse(process.argv[2] ?? '{}')).then(
  () => process.exit(0),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : error}\n`)
    process.exit(1)
  },
)
