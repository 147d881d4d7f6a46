// What has arrived, told by its headers before anybody can load it.
import { basename } from 'node:path'
import { RosterError } from '../core/errors.ts'
import { type Identified, lookAt, type SeenFile } from '../library/index.ts'
import { type Arrived, exists } from './places.ts'
import { isWeights } from './sources/file-names.ts'

/**
 * @param folder of the model, relative to the folder for models.
 * @returns null where there are no weights among the files.
 * @throws RosterError `not_a_model_file` where weights are not what their name says, or not as long as they say.
 */
export async function lookAtArrived(arrived: readonly Arrived[], folder: string): Promise<Identified | null> {
  const seen = await Promise.all(arrived.map(seenOf))
  const weights = seen.filter(({ name }) => isWeights(name))
  if (weights.length === 0) return null
  const { identified, fault } = await lookAt({
    ...{ name: basename(folder), folder, weights, companions: [], sidecars: [], absent: [] },
    pipeline: seen.find(({ name }) => name === 'model_index.json'),
  })
  if (fault !== null)
    throw new RosterError(
      'not_a_model_file',
      `${fault}. It is so upstream; tell whoever made it, or choose another file`,
    )
  return identified
}

/** What was published before a crash has no partial any more. */
const seenOf = async ({ name, partial, final, size }: Arrived): Promise<SeenFile> => ({
  place: (await exists(partial)) ? partial : final,
  name: basename(name),
  size,
  stamp: '',
})
