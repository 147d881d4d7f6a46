#!/usr/bin/env node
// The command `roster`: runs the CLI on the pinned Node. Plain JavaScript, for the Node that npm happens to have (20 or later).
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { constants } from 'node:os'
import { join } from 'node:path'
import { ensureInstalled, pinnedNode, ROOT, SERVER_FLAGS } from './install.mjs'
import { ensurePage } from './page.mjs'

const MAIN = join(ROOT, 'src', 'cli', 'main.ts')
const COMPILED = join(ROOT, 'node_modules', '.cache', 'roster')

const typed = process.argv.slice(2)
const isServe = isServing(typed)

// Reading the lock file at each start would be slow; `npm start` sees to it that what is installed is also the right one.
if (!existsSync(join(ROOT, 'node_modules', '.package-lock.json'))) ensureInstalled({ withTools: false })
if (isServe) ensurePage()

const node = pinnedNode()
const words = ['--disable-warning=ExperimentalWarning', ...(isServe ? SERVER_FLAGS : []), MAIN, ...typed]
const env = { NODE_COMPILE_CACHE: COMPILED, ...process.env }

// In place of this process where Node can do that: signals and the exit code are then the command's own.
if (typeof process.execve === 'function' && process.platform !== 'win32') process.execve(node, [node, ...words], env)
else run()

function isServing(words) {
  return words.includes('serve') && !words.some((word) => ['help', '--help', '-h'].includes(word))
}

function run() {
  const child = spawn(node, words, { stdio: 'inherit', env })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      // Ctrl-C has reached it too, and a second one would mean "at once".
      if (signal === 'SIGINT' && process.stdin.isTTY) return
      child.kill(signal)
    })
  }
  child.on('exit', (code, signal) => process.exit(code ?? 128 + constants.signals[signal]))
}
