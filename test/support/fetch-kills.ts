// Kills a process that brings a file, again and again, and looks after each time at what is there and what it cost.
import { type ChildProcess, fork } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { expect } from 'vitest'
import { randomNumbers } from '../../bench/support/random.ts'
import type { FetchTask } from './fetch-process.ts'
import { type Hub, safetensors, startHub } from './hub.ts'

const WEIGHTS = safetensors(10_000_000, 41)
const PROCESS = fileURLToPath(new URL('./fetch-process.ts', import.meta.url))
const CHECKPOINT_BYTES = 500_000
/** What a kill may cost on average: what was not yet certain to last, and what was on its way. A busy disk makes one dearer. */
const MOST_WASTE = 4_000_000
/** Points behind the last byte: the proof, and publishing. */
const BEHIND_THE_END = 1.2
const LONGEST_END_MS = 40

export interface Kills {
  kills: number
  published: number
  /** Bytes that were sent more than once, for each kill. */
  wasted: number
}

/** @throws AssertionError where something else than the whole file is to be seen, or bytes come again needlessly */
export async function killFetches(kills: number, seed: number): Promise<Kills> {
  const random = randomNumbers(seed)
  const hub = await startHub({ repos: { 'owner/model': { files: { 'm.safetensors': WEIGHTS } } } })
  const root = await mkdtemp(join(tmpdir(), 'roster-kills-'))
  const state = { kills: 0, published: 0, wasted: 0 }
  try {
    hub.setFault({ kind: 'slow', bytesPerSecond: 8_000_000 })
    while (state.kills < kills) {
      const wasKilled = await bringAndKill(hub, root, random)
      if (wasKilled) state.kills++
      await look(hub, root, state)
    }
    expect(state.wasted).toBeLessThanOrEqual(state.kills * MOST_WASTE)
    return state
  } finally {
    await hub.close()
    await rm(root, { recursive: true, force: true })
  }
}

/** @returns false where it ended before the kill */
async function bringAndKill(hub: Hub, root: string, random: () => number): Promise<boolean> {
  const child = fork(PROCESS, {
    execArgv: ['--disable-warning=ExperimentalWarning'],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  const exited = once(child, 'exit')
  await once(child, 'message')
  child.send(taskOf(hub, root))
  await atPoint(random() * BEHIND_THE_END, random() * LONGEST_END_MS, hub, child)
  child.kill('SIGKILL')
  const [code, signal] = await exited
  if (signal === null) expect(code).toBe(0)
  return signal === 'SIGKILL'
}

/** Waits for a share of the bytes; beyond the whole, for so long after the file was proven. */
async function atPoint(share: number, endMs: number, hub: Hub, child: ChildProcess): Promise<void> {
  let isProven = false
  child.on('message', (message) => {
    isProven = message === 'fetched'
  })
  const sent = hub.sentBytes
  while (child.exitCode === null && !isProven && hub.sentBytes - sent < share * WEIGHTS.size) await sleep(1)
  // Proven by the process before: it is on its way to publishing, and is not stopped at its first step each time.
  if (share >= 1 || isProven) await sleep(endMs)
}

async function look(hub: Hub, root: string, state: { published: number; wasted: number }): Promise<void> {
  const names = await readdir(join(root, 'models')).catch(() => [])
  const visible = names.filter((name) => !name.startsWith('.'))
  expect(visible.length).toBeLessThanOrEqual(1)
  if (visible.length === 0) return
  const sha256 = createHash('sha256')
    .update(await readFile(join(root, 'models', 'm.safetensors')))
    .digest('hex')
  expect(sha256).toBe(WEIGHTS.sha256)
  const wasted = hub.sentBytes - WEIGHTS.size
  state.wasted += wasted
  state.published++
  hub.forgetTraffic()
  await rm(join(root, 'models'), { recursive: true })
}

const taskOf = (hub: Hub, root: string): FetchTask => ({
  root,
  final: join(root, 'models', 'm.safetensors'),
  url: `${hub.url}/owner/model/resolve/main/m.safetensors`,
  key: 'huggingface:owner/model@main/m.safetensors',
  file: { path: 'm.safetensors', size: WEIGHTS.size, hash: { algorithm: 'sha256', hex: WEIGHTS.sha256 } },
  options: {
    stallSeconds: 10,
    retryBaseMs: 10,
    allowPrivateUrls: false,
    limits: {
      segmentBytes: 2_000_000,
      checkpointBytes: CHECKPOINT_BYTES,
      checkpointMs: 100,
      sampleMs: 50,
      connectionsPerFile: 2,
    },
  },
})
