// Reads files that torch.save wrote: a zip archive with a pickle in it, or, from before torch 1.6, pickles and then numbers.
import { notModel } from '../fault.ts'
import type { Finding, Header } from '../header.ts'
import { tensorsIn } from '../pickle/tensors.ts'
import { Built, Dictionary, type Value } from '../pickle/values.ts'
import { walkPickles } from '../pickle/walk.ts'
import type { ByteSource } from '../source.ts'
import { BadArchive, type Entry, openEntry, readEntries } from './zip.ts'

export const isPickle = (head: Buffer): boolean => head[0] === 0x80 && (head[1] ?? 0) >= 2 && (head[1] ?? 0) <= 5
export const isZip = (head: Buffer): boolean => head.length >= 4 && head.readUInt32BE() === 0x504b0304

export async function readPickle(source: ByteSource, head: Buffer): Promise<Header> {
  const { roots, findings } = await walkPickles(source, head)
  const hasEnd = findings.every(({ name }) => name !== 'error')
  return {
    ...headerOf(roots, findings),
    tensorBytes: source.size,
    fault: hasEnd ? null : 'The pickle in it does not reach its end. Download the file again',
  }
}

/** The numbers of a tensor in the archive: `archive/data/0`. They are no pickles and may be large. */
const NUMBERS = /(^|\/)data\/[^/]+$/
const PICKLE_NAME = /\.(pkl|pickle)$/i
const MOST_PICKLES = 64
/** Small entries of other names are looked at too: what begins as a pickle is walked. */
const MOST_LOOKED_AT = 500

/** @throws RosterError `not_a_model_file` for an archive that no model is in. */
export async function readArchive(source: ByteSource, name: string): Promise<Header> {
  try {
    const entries = await readEntries(source)
    const pickles = await picklesAmong(source, entries)
    if (!pickles.some((entry) => PICKLE_NAME.test(entry.name)))
      throw notModel(name, 'it is a zip archive without the data.pkl that a model has')
    const walks = []
    for (const entry of pickles) walks.push(await walkPickles(await openEntry(source, entry)))
    const found = new Map(walks.flatMap(({ findings }) => findings).map((finding) => [finding.name, finding]))
    const numbers = entries.filter((entry) => NUMBERS.test(entry.name))
    const tensorBytes = numbers.reduce((sum, { bytes }) => sum + bytes, 0)
    return {
      ...headerOf(
        walks.flatMap(({ roots }) => roots),
        [...found.values()],
      ),
      tensorBytes,
      fault: null,
    }
  } catch (error) {
    if (!(error instanceof BadArchive)) throw error
    const detail = `The archive cannot be read: ${error.message}. What is in it is unknown`
    const fault = `The archive is damaged: ${error.message}. Download the file again`
    return { ...headerOf([], [{ name: 'error', verdict: 'dangerous', detail }]), fault }
  }
}

async function picklesAmong(source: ByteSource, entries: readonly Entry[]): Promise<Entry[]> {
  const pickles = entries.filter((entry) => PICKLE_NAME.test(entry.name))
  const others = entries.filter((entry) => !PICKLE_NAME.test(entry.name) && !NUMBERS.test(entry.name))
  for (const entry of others.slice(0, MOST_LOOKED_AT)) {
    if (entry.bytes === 0 || entry.name.endsWith('/')) continue
    if (isPickle(await (await openEntry(source, entry)).read(0, 2))) pickles.push(entry)
  }
  if (pickles.length > MOST_PICKLES) throw new BadArchive('it has more pickles than any model')
  return pickles
}

const headerOf = (roots: readonly Value[], findings: readonly Finding[]) => ({
  format: 'pickle' as const,
  tensors: tensorsIn(roots),
  metadata: metadataIn(roots),
  findings,
})

const NOTED = /^(xp\.cfg|name|step|global_step|epoch|sd_checkpoint|sd_checkpoint_name|version)$/

/** What a checkpoint says of itself beside its tensors. */
function metadataIn(roots: readonly Value[]): Record<string, string | number> {
  const found = roots.flatMap((root) => {
    const dictionary = root instanceof Built ? root.state : root
    return dictionary instanceof Dictionary ? [...dictionary.entries] : []
  })
  return Object.fromEntries(
    found.flatMap(([key, value]) =>
      NOTED.test(key) && (typeof value === 'string' || typeof value === 'number') ? [[key, value]] : [],
    ),
  )
}
