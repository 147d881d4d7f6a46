// Whether a file of weights is whole as far as its own header tells: all that is known of one whose hash nobody told.
import { basename } from 'node:path'
import { messageOf, RosterError } from '../../core/errors.ts'
import { identifyFile, openFileSource } from '../identify/index.ts'
import { isWeights } from '../scan/units.ts'

/** Why it is not, as a sentence; null where nothing speaks against it. @throws what the disk says. */
export async function faultOf(place: string): Promise<string | null> {
  if (!isWeights(place)) return null
  const source = await openFileSource(place)
  try {
    return (await identifyFile(source, basename(place))).fault
  } catch (error) {
    if (error instanceof RosterError) return messageOf(error)
    throw error
  } finally {
    await source.close()
  }
}
