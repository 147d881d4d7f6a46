// A server that listens, for tests of what is uploaded to it.
import { randomFillSync } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { readEnvironment } from '../../src/core/environment.ts'
import { startRoster } from '../../src/main.ts'
import { ADMIN_TOKEN, newPlace, type Place, type Request, requester, variablesOf } from './roster.ts'
import { type Shapes, safetensorsHeader } from './weights.ts'

export interface UploadServer {
  url: string
  modelsDir: string
  place: Place
  request: Request
  /** Stops the server and leaves its place as it is. */
  stop(): Promise<void>
  close(): Promise<void>
}

/** @param given where it stands, where that is there already. */
export async function startUploadServer(given?: Place): Promise<UploadServer> {
  const place = given ?? (await newPlace('sqlite'))
  const environment = readEnvironment({ ...variablesOf(place), PORT: '0', ROSTER_POPULATE: 'false' })
  const { url, close } = await startRoster({ environment })
  return {
    url,
    place,
    modelsDir: environment.modelsDir,
    request: requester(url, (input, init) => fetch(input, init), { authorization: `Bearer ${ADMIN_TOKEN}` }),
    stop: close,
    async close() {
      await close()
      await place.remove()
    },
  }
}

/** Every file below a folder but the manifest, hidden ones too, by its path. */
export const filesBelow = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== 'installed-models.json')
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort()

/** A whole safetensors file, with numbers that nobody can guess. */
export function safetensors(shapes: Shapes): Buffer {
  const { bytes, size } = safetensorsHeader(shapes)
  return Buffer.concat([bytes, randomFillSync(Buffer.alloc(size - bytes.length))])
}

/** A LoRA for SDXL, as the names and sizes of its tensors tell, a little larger than `bytes`. */
export const loraOf = (bytes: number): Buffer =>
  safetensors({
    'lora_unet_input_blocks_4_1_transformer_blocks_0_attn2_to_k.lora_down.weight': [8, 2048],
    'lora_unet_input_blocks_4_1_transformer_blocks_0_attn2_to_k.lora_up.weight': [640, 8],
    'lora_unet_middle_block_1_transformer_blocks_0_attn2_to_k.lora_down.weight': [Math.ceil(bytes / 4096), 2048],
    'lora_unet_middle_block_1_transformer_blocks_0_attn2_to_k.lora_up.weight': [1280, Math.ceil(bytes / 4096)],
  })
