// The one way in: node scripts/run.mjs <task> [arguments]. Installs what is missing and runs the task on the pinned Node.
// Plain JavaScript without dependencies, because it is the first thing to run in a fresh clone, under the Node that is there.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { constants } from 'node:os'
import { join } from 'node:path'
import { ensureInstalled, pinnedNode, ROOT, SERVER_FLAGS } from './install.mjs'
import { ensurePage } from './page.mjs'

const VITE = 'node_modules/vite/bin/vite.js'
const VITEST = 'node_modules/vitest/vitest.mjs'
const SERVE = [...SERVER_FLAGS, 'src/cli/main.ts', 'serve']

/** What each task needs and the commands that it is, each for Node. Two commands run side by side. */
const TASKS = {
  start: { withTools: false, withPage: true, commands: (rest) => [[...SERVE, ...rest]] },
  dev: {
    withTools: true,
    withPage: false,
    commands: (rest) => [['--watch', '--watch-preserve-output', ...SERVE, ...rest], ...pageServer()],
  },
  test: { withTools: true, withPage: true, commands: (rest) => [[VITEST, 'run', ...rest]] },
  check: { withTools: true, withPage: false, commands: (rest) => [['scripts/check.ts', ...rest]] },
  bench: { withTools: true, withPage: false, commands: (rest) => [['bench/run.ts', ...rest]] },
  lighthouse: { withTools: true, withPage: true, commands: (rest) => [['scripts/lighthouse.ts', ...rest]] },
  soak: { withTools: true, withPage: true, commands: (rest) => [[VITEST, 'run', '--mode', 'soak', ...rest]] },
}

const [name = '', ...rest] = process.argv.slice(2)
const task = Object.hasOwn(TASKS, name) ? TASKS[name] : undefined
if (!task) {
  console.error(`unknown task "${name}"; use one of: ${Object.keys(TASKS).join(', ')}`)
  process.exit(2)
}
process.chdir(ROOT)
ensureInstalled(task)
if (task.withPage) ensurePage()
const commands = task.commands(rest).map((command) => ['--disable-warning=ExperimentalWarning', ...command])
if (commands.length === 1) becomeOrRun(commands[0])
else runTogether(commands)

function pageServer() {
  return existsSync(join(ROOT, 'web', 'index.html')) ? [[VITE, 'web', '--clearScreen', 'false']] : []
}

// In place of this process where Node can do that: then no parent lingers, and signals and the exit code are the task's own.
function becomeOrRun(command) {
  if (typeof process.execve !== 'function' || process.platform === 'win32') return runTogether([command])
  const node = pinnedNode()
  process.execve(node, [node, ...command], environment())
}

function runTogether(commands) {
  const children = commands.map((command) => spawn(pinnedNode(), command, { stdio: 'inherit', env: environment() }))
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      // Ctrl-C has reached them too, and a second one would mean "at once".
      if (signal === 'SIGINT' && process.stdin.isTTY) return
      for (const child of children) child.kill(signal)
    })
  }
  for (const child of children) {
    child.on('exit', (code, signal) => {
      process.exitCode ||= code ?? 128 + constants.signals[signal]
      // None is of use without the other.
      for (const other of children) if (other !== child) other.kill('SIGTERM')
    })
  }
}

function environment() {
  const cache = join(ROOT, 'node_modules', '.cache', 'roster')
  return { NODE_COMPILE_CACHE: cache, ...process.env }
}
