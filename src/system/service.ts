// The machine: what never changes while we run is looked at once, in the background; the rest when somebody asks.
import { availableParallelism, cpus, release, totalmem } from 'node:os'
import type { Clock } from '../core/clock.ts'
import type { Environment } from '../core/environment.ts'
import type { Log } from '../core/log.ts'
import { isoTime } from '../core/time.ts'
import { version } from '../core/version.ts'
import type { Database } from '../db/index.ts'
import type { Gpu, GpuProbe, System } from './contract.ts'
import { roomOf } from './folders.ts'
import { type Found, findGpus } from './gpus.ts'
import { readDatabaseVersion } from './store.ts'
import { within } from './within.ts'

export interface MachineOptions {
  environment: Pick<Environment, 'home' | 'modelsDir'>
  database: Pick<Database, 'engine' | 'reader'>
  clock: Clock
  log: Log
  /** Instead of looking at this machine, for tests. */
  findGpus?: () => Promise<Found>
}

const DATABASE_LIMIT_MS = 1000
const LOOKING: GpuProbe = { status: 'looking', source: null, detail: 'GPUs are being looked for', at: null }

export class Machine {
  readonly #options: MachineOptions
  #gpus: Gpu[] = []
  #probe: GpuProbe = LOOKING
  #databaseVersion: string | null = null

  constructor(options: MachineOptions) {
    this.#options = options
  }

  /** Looks for GPUs, once the server listens. Nobody need wait for it, and it never fails. */
  async look(): Promise<void> {
    const { clock, log } = this.#options
    const { gpus, ...probe } = await (this.#options.findGpus ?? findGpus)()
    this.#gpus = gpus
    this.#probe = { ...probe, at: isoTime(clock()) }
    if (probe.status === 'failed') log.warn(probe.detail)
  }

  /** The largest GPU, for a model runs on one, in units of 10^9 bytes; null where it is not known. */
  get vramGb(): number | null {
    const sizes = this.#gpus.map(({ vram_total_bytes }) => vram_total_bytes).filter((size) => size !== null)
    return sizes.length === 0 ? null : Math.round(Math.max(...sizes) / 1e8) / 10
  }

  async read(): Promise<System> {
    const { home, modelsDir } = this.#options.environment
    const folders = [
      { name: 'models', path: modelsDir },
      { name: 'home', path: home },
    ] as const
    return {
      versions: {
        roster: version,
        node: process.versions.node,
        database: { engine: this.#options.database.engine, version: await this.#readDatabaseVersion() },
      },
      platform: { os: process.platform, release: release(), architecture: process.arch },
      cpu: { name: cpus()[0]?.model.trim() || null, cores: availableParallelism() },
      memory: memory(),
      gpus: this.#gpus,
      gpu_probe: this.#probe,
      vram_gb: this.vramGb,
      folders: await Promise.all(folders.map(async (folder) => ({ ...folder, ...(await roomOf(folder.path)) }))),
    }
  }

  /** Asked once; a database that does not answer now may later. */
  async #readDatabaseVersion(): Promise<string | null> {
    const answer = async () => {
      this.#databaseVersion ??= await within(DATABASE_LIMIT_MS, readDatabaseVersion(this.#options.database))
      return this.#databaseVersion
    }
    return answer().catch(() => null)
  }
}

/** In a container what it may have counts, not what the machine has. */
function memory(): System['memory'] {
  const bound = process.constrainedMemory()
  const total = bound > 0 ? Math.min(bound, totalmem()) : totalmem()
  return { total_bytes: total, free_bytes: Math.min(total, process.availableMemory()) }
}
