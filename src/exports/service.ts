// Exports: which models may go where, and what the file for them says.
import type { Catalog, ModelRow } from '../catalog/index.ts'
import { invalid, notFound, RosterError } from '../core/errors.ts'
import type { LibraryEntry } from '../library/contract.ts'
import type { Library } from '../library/index.ts'
import { trainingText } from './ai-toolkit.ts'
import { type Arch, archOf, readArchs } from './archs.ts'
import { comfyUiFile } from './comfyui.ts'
import type { AiToolkitExport, ExportedFile, Missing } from './contract.ts'
import { adaptersOf, datasetHints, type Found, missingOf, placeOf } from './missing.ts'

const FILL_IN: Missing = {
  part: 'base model',
  hint: 'No model was chosen: set model.name_or_path, and model.arch where it is empty, or choose one in AI Toolkit',
}

export class Exports {
  readonly #library: Library
  readonly #catalog: Catalog

  constructor(library: Library, catalog: Catalog) {
    this.#library = library
    this.#catalog = catalog
  }

  /** @throws RosterError `not_found`; `conflict` for a model that is no installed base model; `invalid` for the arch. */
  async aiToolkit(request: AiToolkitExport): Promise<ExportedFile> {
    const archs = await readArchs()
    const found = request.model_id === null ? undefined : this.#found(request.model_id, request.arch, archs)
    const arch = found ? found.arch : named(request.arch, archs)
    const { modelsDir } = this.#library
    const installed = this.#library.list().filter(isUsable)
    const adapters = adaptersOf(arch, installed, modelsDir)
    const name = request.name ?? (found ? `${found.entry.id.slice(0, 90).replace(/[. ]+$/, '')}-lora` : 'my-lora')
    const places = { ...adapters.places, ...(found && { 'model.name_or_path': placeOf(found) }) }
    return {
      filename: `${name}.yaml`,
      content_type: 'application/yaml',
      content: trainingText({ request, arch, places, name }),
      missing: [
        ...(found ? missingOf(found, installed) : [FILL_IN]),
        ...(found && !arch ? [unknownArch(found, archs)] : []),
        ...adapters.missing,
        ...datasetHints(arch),
      ],
    }
  }

  comfyUi(): ExportedFile {
    return comfyUiFile(
      this.#library.list().map((entry) => this.#current(entry)),
      this.#library.modelsDir,
    )
  }

  #found(id: string, archName: string | null, archs: readonly Arch[]): Found {
    const row = this.#catalog.model(id)?.row
    if (!row) throw notFound('model', id)
    const entry = this.#library.find(id)
    if (!entry || !isUsable(entry)) throw this.#refusal(row, entry ? `is ${entry.status}` : 'is not installed')
    if (row.type !== 'base_model') throw this.#refusal(row, `is of type ${row.type}`)
    const arch = archName === null ? archOf(row, archs) : named(archName, archs)
    return { entry, model: row, arch, modelsDir: this.#library.modelsDir }
  }

  #refusal({ display_name }: ModelRow, why: string): RosterError {
    const ids = this.#library
      .list()
      .filter((entry) => isUsable(entry) && this.#current(entry).type === 'base_model')
      .map(({ id }) => id)
    const those =
      ids.length > 0 ? `those are ${ids.join(', ')}` : 'there is none yet; bring one here: roster pull <model>'
    const detail = `${display_name} ${why}. Only installed base models can be trained on; ${those}`
    return new RosterError('conflict', detail, { errors: [{ pointer: '/model_id', detail }] })
  }

  /** The catalog stands above what was written down when the files came. */
  #current(entry: LibraryEntry): LibraryEntry {
    const row = this.#catalog.model(entry.id)?.row
    return row ? { ...entry, type: row.type, family: row.family, base_model: row.base_model } : entry
  }
}

const isUsable = ({ status }: LibraryEntry): boolean => status === 'ok' || status === 'unverified'

function named(name: string | null, archs: readonly Arch[]): Arch | undefined {
  if (name === null) return undefined
  const arch = archs.find((each) => each.name === name)
  if (arch) return arch
  throw invalid('/arch', `must be one of ${archs.map((each) => each.name).join(', ')}`)
}

const unknownArch = ({ model }: Found, archs: readonly Arch[]): Missing => ({
  part: 'model.arch',
  hint:
    `AI Toolkit has no architecture that is known to be ${model.base_model ?? model.family ?? 'that of this model'}. ` +
    `Set model.arch to one of ${archs.map((each) => each.name).join(', ')}`,
})
