// What the address of this room may say: for which model, or for which kind of work.
import { MODALITIES, type Modality } from '../core/words.ts'

export type TrySearch = {
  model?: string | undefined
  modality?: Modality | undefined
  task?: string | undefined
}

export function readTrySearch({ model, modality, task }: Record<string, unknown>): TrySearch {
  return {
    ...(typeof model === 'string' && model !== '' && { model }),
    ...(typeof modality === 'string' && Object.hasOwn(MODALITIES, modality) && { modality: modality as Modality }),
    ...(typeof task === 'string' && task !== '' && { task }),
  }
}
