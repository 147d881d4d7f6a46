// What the address of this room may say: for which model, or for which kind of work.
import { MODALITIES, type Modality } from '../core/words.ts'

export type GenerateSearch = {
  model?: string | undefined
  modality?: Modality | undefined
  task?: string | undefined
}

export function readGenerateSearch({ model, modality, task }: Record<string, unknown>): GenerateSearch {
  return {
    ...(typeof model === 'string' && model !== '' && { model }),
    ...(typeof modality === 'string' && Object.hasOwn(MODALITIES, modality) && { modality: modality as Modality }),
    ...(typeof task === 'string' && task !== '' && { task }),
  }
}
