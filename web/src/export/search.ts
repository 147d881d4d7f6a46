// What the address of the room of exports may say.

const TOOLS = ['ai-toolkit', 'comfyui'] as const
export type Tool = (typeof TOOLS)[number]

export interface ExportSearch {
  /** The first one needs no word. */
  tool?: Exclude<Tool, 'ai-toolkit'>
  /** Id of the base model to train on. */
  model?: string
}

export const readExportSearch = ({ tool, model }: Record<string, unknown>): ExportSearch => ({
  ...(tool === 'comfyui' && { tool }),
  ...(typeof model === 'string' && model !== '' && { model }),
})
