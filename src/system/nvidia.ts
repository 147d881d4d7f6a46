// GPUs as NVIDIA's own tool tells them.
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import type { Gpu } from './contract.ts'

const FIELDS = ['name', 'memory.total', 'memory.free', 'driver_version']
const MIB = 1024 * 1024

/** @throws Error where there is no `nvidia-smi` (its code is ENOENT), or it fails. */
export async function readNvidia(timeout: number): Promise<Gpu[]> {
  const flags = [`--query-gpu=${FIELDS.join(',')}`, '--format=csv,noheader,nounits']
  const { stdout } = await promisify(execFile)('nvidia-smi', flags, { timeout, killSignal: 'SIGKILL' })
  return gpusOf(stdout)
}

/** One line for each: `NVIDIA H200, 143771, 143157, 570.86.15`. A number that it does not know is `[N/A]`. */
const gpusOf = (csv: string): Gpu[] =>
  csv
    .split('\n')
    .map((line) => line.split(',').map((cell) => cell.trim()))
    .filter(([name]) => Boolean(name))
    .map(([name = '', total, free, driver]) => ({
      name,
      vram_total_bytes: bytesOf(total),
      vram_free_bytes: bytesOf(free),
      driver: driver || null,
    }))

const bytesOf = (mebibytes: string | undefined): number | null =>
  mebibytes && /^\d+$/.test(mebibytes) ? Number(mebibytes) * MIB : null
