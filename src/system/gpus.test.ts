// Machines with GPUs, without them, and with drivers that are broken.
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { findGpus } from './gpus.ts'
import { gpuOf } from './graphics.ts'
import { readNvidia } from './nvidia.ts'

const { PATH } = process.env
const folders: string[] = []
afterEach(() => {
  process.env.PATH = PATH
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true })
})

/** A program of that name which is found before any other. */
function pretendNvidia(script: string): void {
  const folder = mkdtempSync(join(tmpdir(), 'roster-nvidia-'))
  folders.push(folder)
  writeFileSync(join(folder, 'nvidia-smi'), `#!/bin/sh\n${script}\n`)
  chmodSync(join(folder, 'nvidia-smi'), 0o755)
  process.env.PATH = `${folder}:${PATH}`
}

const none = async () => []
const sources = { nvidia: readNvidia, graphics: none }

describe.skipIf(process.platform === 'win32')('nvidia-smi', () => {
  it('tells each GPU with its memory; what it does not know is null', async () => {
    pretendNvidia(`[ "$2" = --format=csv,noheader,nounits ] || exit 1
echo 'NVIDIA GeForce RTX 4090, 24564, 23000, 570.86.15'
echo 'NVIDIA GB10, [N/A], [N/A], 580.95.05'`)
    expect(await findGpus(sources)).toEqual({
      status: 'found',
      source: 'nvidia-smi',
      detail: '2 GPUs, told by nvidia-smi',
      gpus: [
        {
          name: 'NVIDIA GeForce RTX 4090',
          vram_total_bytes: 24564 * 1024 ** 2,
          vram_free_bytes: 23000 * 1024 ** 2,
          driver: '570.86.15',
        },
        { name: 'NVIDIA GB10', vram_total_bytes: null, vram_free_bytes: null, driver: '580.95.05' },
      ],
    })
  })

  it('that fails, or never ends, is a sentence and holds nothing up', async () => {
    pretendNvidia('echo "NVIDIA-SMI has failed because it could not communicate with the NVIDIA driver" >&2; exit 9')
    expect(await findGpus(sources)).toMatchObject({
      status: 'failed',
      gpus: [],
      detail: expect.stringContaining('nvidia-smi is here and could not tell'),
    })
    pretendNvidia('exec sleep 60')
    expect(await findGpus(sources, 200)).toMatchObject({ status: 'failed', gpus: [] })
  })

  it('that is not there leaves the question to systeminformation', async () => {
    process.env.PATH = tmpdir()
    const gpus = [{ name: 'Apple M4', vram_total_bytes: null, vram_free_bytes: null, driver: null }]
    expect(await findGpus({ ...sources, graphics: async () => gpus })).toMatchObject({
      status: 'found',
      source: 'systeminformation',
      gpus,
    })
    expect(await findGpus(sources)).toMatchObject({ status: 'none', detail: 'No GPU was found on this machine' })
    const broken = () => Promise.reject(new Error('no such bus'))
    expect(await findGpus({ ...sources, graphics: broken })).toMatchObject({ status: 'failed' })
  })
})

it('looks at this machine, whatever it has', async () => {
  expect((await findGpus()).status).toMatch(/^(found|none|failed)$/)
})

describe('systeminformation', () => {
  const controller = { vendor: 'AMD', model: 'Radeon RX 7900 XTX', vram: 256, vramDynamic: false }

  it('is not believed on Linux, where it takes a PCI window for the memory', () => {
    expect(gpuOf(controller, 'linux')).toMatchObject({ name: 'AMD Radeon RX 7900 XTX', vram_total_bytes: null })
    expect(gpuOf({ ...controller, memoryTotal: 24576 }, 'linux').vram_total_bytes).toBe(24576 * 1024 ** 2)
  })

  it('is believed elsewhere, unless the memory is shared', () => {
    expect(gpuOf({ ...controller, vram: 24576 }, 'win32').vram_total_bytes).toBe(24576 * 1024 ** 2)
    expect(gpuOf({ ...controller, vramDynamic: true }, 'darwin').vram_total_bytes).toBeNull()
  })
})
