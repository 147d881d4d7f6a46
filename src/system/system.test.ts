// What the machine says of itself, and what follows from it for models that run here.
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { DATABASES, openTestRoster, type TestRoster } from '../../test/support/roster.ts'
import type { System } from './contract.ts'
import type { Found } from './index.ts'

const GPU = { name: 'NVIDIA L4', vram_total_bytes: 8188 * 1024 ** 2, vram_free_bytes: 1, driver: '570.86.15' }
const FOUND: Found = { gpus: [GPU], status: 'found', source: 'nvidia-smi', detail: '1 GPU, told by nvidia-smi' }
const NONE: Found = { gpus: [], status: 'none', source: null, detail: 'No GPU was found on this machine' }

describe.each(DATABASES)('the machine on %s', (engine) => {
  let test: TestRoster
  beforeEach(async () => {
    test = await openTestRoster({ engine, populate: true, findGpus: async () => FOUND })
  })
  afterEach(() => test.close())
  const read = async () => (await test.request<System>('GET', '/api/v1/system')).body

  it('has versions, a processor, memory, and the folders with the room on their disks', async () => {
    const system = await read()
    expect(system).toMatchObject({
      versions: { node: process.versions.node, database: { engine } },
      folders: [
        { name: 'models', path: join(test.place.home, 'models') },
        { name: 'home', path: test.place.home },
      ],
    })
    expect(system.versions.database.version).toMatch(engine === 'sqlite' ? /^3\.\d+/ : /^18\./)
    expect(system.cpu.cores).toBeGreaterThan(0)
    expect(system.memory.free_bytes).toBeLessThanOrEqual(system.memory.total_bytes)
    for (const { free_bytes, total_bytes } of system.folders) {
      expect(free_bytes).toBeGreaterThan(0)
      expect(total_bytes).toBeGreaterThanOrEqual(free_bytes ?? 0)
    }
  })

  it('is shown to users, not to the public', async () => {
    expect((await test.stranger('GET', '/api/v1/system')).status).toBe(401)
  })
})

describe('GPUs', () => {
  const opened: TestRoster[] = []
  afterEach(() => Promise.all(opened.splice(0).map((test) => test.close())))
  const open = async (findGpus: () => Promise<Found>) => {
    const test = await openTestRoster({ engine: 'sqlite', populate: true, findGpus })
    opened.push(test)
    return test
  }
  const system = async (test: TestRoster) => (await test.request<System>('GET', '/api/v1/system')).body
  const hardware = async (test: TestRoster, model: string) => {
    const { body } = await test.stranger<{ limits: { origin: string }[] }>('POST', '/api/v1/resolve', { model })
    return body.limits.filter(({ origin }) => origin === 'hardware')
  }

  it('are looked for once, and nobody waits for it', async () => {
    let asked = 0
    const test = await open(async () => {
      asked++
      return FOUND
    })
    expect(await system(test)).toMatchObject({ gpus: [], gpu_probe: { status: 'looking', at: null }, vram_gb: null })
    await test.roster.machine.look()
    expect(await system(test)).toMatchObject({
      gpus: [GPU],
      gpu_probe: { status: 'found', source: 'nvidia-smi', at: expect.any(String) },
      vram_gb: 8.6,
    })
    await system(test)
    expect(asked).toBe(1)
  })

  it('warn of a local model that needs more, and refuse nothing', async () => {
    const test = await open(async () => FOUND)
    expect(await hardware(test, 'musicgen-large')).toEqual([])
    await test.roster.machine.look()
    const limit = { name: 'vram_requirement_gb', origin: 'hardware', value: 8.6 }
    expect(await hardware(test, 'musicgen-large')).toEqual([{ ...limit, requested: 16, ok: false }])
    expect(await hardware(test, 'musicgen-medium')).toEqual([{ ...limit, requested: 8, ok: true }])
    await test.request('PATCH', '/api/v1/models/gpt-4.1', { vram_requirement_gb: 80 })
    expect(await hardware(test, 'gpt-4.1')).toEqual([])
  })

  it('that are not there are told, and nothing is claimed of their memory', async () => {
    const test = await open(async () => NONE)
    await test.roster.machine.look()
    expect(await system(test)).toMatchObject({
      gpus: [],
      gpu_probe: { status: 'none', detail: 'No GPU was found on this machine' },
      vram_gb: null,
    })
    expect(await hardware(test, 'musicgen-large')).toEqual([])
  })
})
