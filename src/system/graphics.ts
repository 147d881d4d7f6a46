// GPUs as systeminformation tells them, where NVIDIA's tool is not there to ask.
import type { Systeminformation } from 'systeminformation'
import type { Gpu } from './contract.ts'

type Controller = Pick<
  Systeminformation.GraphicsControllerData,
  'vendor' | 'model' | 'vram' | 'vramDynamic' | 'memoryTotal' | 'memoryFree' | 'driverVersion'
>

const MIB = 1024 * 1024
/** What a virtual machine draws its console with is no GPU that a model could run on. */
const DRAWS_ONLY = /cirrus|virtio|vmware|qxl|bochs|aspeed|matrox|basic (render|display)|hyper-v|virtualbox|red hat/i

/** Loaded when it is needed: it is large, and most servers never ask it. */
export async function readGraphics(platform: NodeJS.Platform = process.platform): Promise<Gpu[]> {
  const { graphics } = await import('systeminformation')
  const { controllers } = await graphics()
  return controllers
    .filter(({ vendor, model }) => (vendor || model) && !DRAWS_ONLY.test(`${vendor} ${model}`))
    .map((controller) => gpuOf(controller, platform))
}

export function gpuOf(controller: Controller, platform: NodeJS.Platform): Gpu {
  const { vendor, model, vram, vramDynamic, memoryTotal, memoryFree, driverVersion } = controller
  // On Linux its `vram` is the size of a PCI window, which is 256 MB for many a card of 16 GB.
  const total = memoryTotal ?? (platform === 'linux' || vramDynamic ? null : vram)
  return {
    name: model.startsWith(vendor) ? model : `${vendor} ${model}`.trim(),
    vram_total_bytes: bytesOf(total),
    vram_free_bytes: bytesOf(memoryFree),
    driver: driverVersion || null,
  }
}

const bytesOf = (mebibytes: number | null | undefined): number | null =>
  mebibytes ? Math.round(mebibytes * MIB) : null
