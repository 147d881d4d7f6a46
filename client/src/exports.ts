import type { components } from './schema.ts'
import { dataOf, type Transport } from './transport.ts'

export type AiToolkitExport = components['schemas']['AiToolkitExport']
/** A file for another program, and what of it is not on the server's machine. */
export type ExportedFile = components['schemas']['ExportedFile']

export const exports = (transport: Transport) => ({
  /** A training configuration for AI Toolkit; without a model the place is left to be filled in. */
  aiToolkit: (body: AiToolkitExport): Promise<ExportedFile> =>
    dataOf(transport.POST('/api/v1/exports/ai-toolkit', { body })),

  /** `extra_model_paths.yaml`, by which ComfyUI finds the models of the library. */
  comfyUi: (): Promise<ExportedFile> => dataOf(transport.POST('/api/v1/exports/comfyui', { body: {} })),
})
