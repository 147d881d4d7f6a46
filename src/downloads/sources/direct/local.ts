// A plan for what lies on this machine already: nothing is fetched, and nothing is moved.
import { readdir, stat } from 'node:fs/promises'
import { basename, join, relative, sep } from 'node:path'
import { pathToFileURL } from 'node:url'
import { messageOf, RosterError } from '../../../core/errors.ts'
import { identifyFile, openFileSource } from '../../../library/identify/index.ts'
import { checkWeightsName, isWeights } from '../file-names.ts'
import type { LocalReference } from '../parse/reference.ts'
import { pinnedFiles } from '../pinned.ts'
import { type Plan, type PlannedFile, totalOf, UNKNOWN_VERDICT } from '../planned.ts'
import { mainWeights } from '../select.ts'

const MOST_FILES = 10_000
const NOWHERE = { type: 'local', repo: null, revision: null, url: null } as const

/** @throws RosterError not_found, not_writable where it may not be read, not_a_model_file. */
export async function planLocal({ path }: LocalReference): Promise<Plan> {
  const { folder, files } = await listed(path)
  const main = mainWeights(files)
  if (!main) throw new RosterError('not_a_model_file', `${path} holds no weights that Roster knows`)
  const { identified, fault } = await headerOf(join(folder, main.path))
  const name = basename(path)
  return {
    // By whole paths, as a model's row keeps them.
    source: { ...NOWHERE, files: pinnedFiles(files).map((file) => ({ ...file, path: join(folder, file.path) })) },
    model: {
      display_name: name.replace(/\.(safetensors|sft|gguf|ckpt|pth|pt|bin|onnx)$/i, '').slice(0, 200),
      model_key: path.slice(0, 512),
      hf_model_id: null,
      version: null,
      description: null,
      tags: [],
      type: identified.type,
      family: identified.family,
      base_model: identified.base_model,
      gated: false,
      trigger_words: identified.trigger_words,
    },
    files,
    gate: null,
    warnings: fault ? [`${main.path}: ${fault}`] : [],
    identified,
    total_bytes: totalOf(files),
    companions: [],
    page: null,
  }
}

async function listed(path: string): Promise<{ folder: string; files: PlannedFile[] }> {
  try {
    const stats = await stat(path)
    if (stats.isFile()) {
      checkWeightsName(basename(path))
      return { folder: join(path, '..'), files: [plannedFile(path, basename(path), stats.size)] }
    }
    const names = await readdir(path, { recursive: true })
    const weights = names.filter(isWeights)
    if (weights.length > MOST_FILES)
      throw new RosterError(
        'invalid',
        `${path} holds more than ${MOST_FILES} files of weights: scan it as a folder instead`,
      )
    const files: PlannedFile[] = []
    for (const name of weights.toSorted()) {
      const { size } = await stat(join(path, name))
      files.push(plannedFile(join(path, name), relative('.', name).split(sep).join('/'), size))
    }
    return { folder: path, files }
  } catch (error) {
    if (error instanceof RosterError) throw error
    throw new RosterError('not_found', `${path} cannot be read on the machine of the server (${messageOf(error)})`)
  }
}

async function headerOf(path: string) {
  const source = await openFileSource(path)
  try {
    return await identifyFile(source, path)
  } finally {
    await source.close()
  }
}

/** It has an origin as every file has, which no download ever follows. */
const plannedFile = (file: string, path: string, size: number): PlannedFile => ({
  path,
  size,
  hash: null,
  id: null,
  verdict: UNKNOWN_VERDICT,
  origin: {
    key: `local:${file}`,
    url: pathToFileURL(file),
    authorization: undefined,
    trust: 'public',
    refusal: () => ({ error: new RosterError('invalid', `${file} lies on this machine already`), next: 'stop' }),
  },
})
