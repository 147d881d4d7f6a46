// The last step of an upload: a file that is whole and checked goes to its place and becomes a model.
import { dirname, join, relative } from 'node:path'
import { type ModelFacts, ProviderFacts, Source } from '../catalog/contract.ts'
import { addModel, addProvider, type Catalog, type ModelRow, models } from '../catalog/index.ts'
import type { Changes } from '../changes/index.ts'
import type { Admin } from '../core/actor.ts'
import type { Clock } from '../core/clock.ts'
import { RosterError } from '../core/errors.ts'
import { isObject } from '../core/record.ts'
import { isoTime } from '../core/time.ts'
import type { LibraryEntry } from '../library/contract.ts'
import { type FileFacts, type Identified, reconcile } from '../library/identify/index.ts'
import { diskError, type Library, modelFolder, publishFile } from '../library/index.ts'
import type { StatedFacts } from './contract.ts'
import { factsOfUpload } from './facts.ts'
import { exists, makeFolderOf, removeBelow } from './folders.ts'
import type { Plan } from './plan.ts'

/** A file that is whole, checked and synced, and still hidden. */
export interface Arrived {
  plan: Plan
  /** Absolute. */
  partial: string
  size: number
  sha256: string
  facts: FileFacts
}

export interface Installer {
  library: Library
  catalog: Catalog
  changes: Changes
  now: Clock
}

/**
 * A crash in between leaves at most a file in its place that the catalog does not know; a scan of the library finds it.
 * What fails takes back what was done before it.
 * @throws RosterError `conflict` where the id was taken meanwhile; `disk_full`, `not_writable`.
 */
export async function install(actor: Admin, arrived: Arrived, parts: Installer): Promise<LibraryEntry> {
  const { plan, size, sha256, facts } = arrived
  const { id, fileName, name, stated } = plan
  const identified = reconcile(facts.identified, { person: statement(stated) })
  const { modelsDir } = parts.library
  const source = Source.parse({ type: 'upload', files: [{ path: fileName, size, sha256 }] })
  const model = factsOfUpload({ id, name, description: stated.description ?? null, identified, source, size })
  const file = await publish(arrived, join(modelsDir, modelFolder({ id, ...model })), modelsDir)
  let row: ModelRow | undefined
  try {
    row = await addRow(actor, id, model, parts)
    // What the file says; what somebody says above it stands in the row.
    const entry = entryOf(
      arrived,
      facts.identified,
      model,
      relative(modelsDir, file).replaceAll('\\', '/'),
      parts.now(),
    )
    await parts.library.add(entry)
    return entry
  } catch (error) {
    if (row) await removeRow(actor, row, parts)
    await removeBelow(modelsDir, file)
    throw error
  }
}

/** @returns where the file lies now. */
async function publish({ plan, partial }: Arrived, folder: string, modelsDir: string): Promise<string> {
  const target = join(folder, plan.fileName)
  if (await exists(target))
    throw new RosterError(
      'conflict',
      `A file lies at ${target} already; scan the library, or give the model another id`,
    )
  try {
    await makeFolderOf(target, modelsDir)
    await publishFile(partial, target)
    await removeBelow(modelsDir, partial)
    return target
  } catch (error) {
    if (!isObject(error) || error.code !== 'EXDEV') throw diskError(error, modelsDir)
    // The folder of its type is another disk. Where it lies is as good, and written down.
    const here = join(dirname(partial), plan.fileName)
    await publishFile(partial, here)
    await removeBelow(modelsDir, join(folder, '.none'))
    return here
  }
}

const LOCAL: ProviderFacts = ProviderFacts.parse({
  id: 'local',
  display_name: 'Local',
  kind: 'local',
  auth_scheme: 'none',
})

async function addRow(actor: Admin, id: string, facts: ModelFacts, { catalog, changes }: Installer): Promise<ModelRow> {
  const what = { action: 'model.upload', summary: `Uploaded ${facts.display_name}` }
  const { result } = await changes.change(actor, what, async (draft) => {
    // A server that began without built-in data has no provider for what runs on this machine.
    if (!catalog.provider(LOCAL.id)) await addProvider(draft, LOCAL)
    return addModel(draft, { facts, id, origin: 'person' })
  })
  return result
}

async function removeRow(actor: Admin, row: ModelRow, { changes }: Installer): Promise<void> {
  const what = {
    action: 'model.delete',
    summary: `Took back the upload of ${row.display_name}, which could not be kept`,
  }
  await changes.change(actor, what, (draft) => draft.remove(models, row))
}

const statement = ({ type, family, base_model }: StatedFacts) => ({
  ...(type && { type }),
  ...(family && { family }),
  ...(base_model && { base_model }),
})

function entryOf({ size }: Arrived, identified: Identified, model: ModelFacts, file: string, at: Date): LibraryEntry {
  return {
    id: model.model_key,
    name: model.display_name,
    type: model.type,
    family: model.family,
    base_model: model.base_model,
    path: dirname(file),
    files: (model.source?.files ?? []).map((each) => ({ ...each, path: file })),
    size_bytes: size,
    source: model.source,
    identified,
    installed_at: isoTime(at),
    verified_at: isoTime(at),
    status: identified.safety === 'dangerous' ? 'quarantined' : 'ok',
    model,
  }
}
