// A plan for what lies on this machine already: nothing is fetched, and nothing is moved.
import { basename, relative, sep } from 'node:path'
import { pathToFileURL } from 'node:url'
import { RosterError } from '../../../core/errors.ts'
import { modelsAt } from '../../../library/index.ts'
import { checkWeightsName, isWeights } from '../file-names.ts'
import type { LocalReference } from '../parse/reference.ts'
import { pinnedFiles } from '../pinned.ts'
import { type Plan, type PlannedFile, totalOf, UNKNOWN_VERDICT } from '../planned.ts'

const NOWHERE = { type: 'local', repo: null, revision: null, url: null } as const

/** @throws RosterError invalid where the path is none, not_a_model_file where it holds no weights. */
export async function planLocal({ path }: LocalReference, signal?: AbortSignal): Promise<Plan> {
  const { folder, units, looked } = await modelsAt(path, signal)
  const [unit] = units
  const isOne = units.length === 1
  const found = units
    .flatMap(({ weights, companions }) => [...weights, ...companions])
    .toSorted((left, right) => (left.place < right.place ? -1 : 1))
  for (const { name } of found) if (isWeights(name)) checkWeightsName(name)
  const files = found.map(({ place, size }) => plannedFile(place, relative(folder, place).split(sep).join('/'), size))
  const { identified, fault } = looked
  const warnings = [
    ...(fault === null ? [] : [fault]),
    ...(isOne ? [] : [`${path} holds ${units.length} models; a scan of it adopts each by itself`]),
  ]
  return {
    // By whole paths, as a model's row keeps them.
    source: {
      ...NOWHERE,
      files: pinnedFiles(files).map((file, index) => ({ ...file, path: found[index]?.place ?? file.path })),
    },
    model: {
      display_name: (isOne && unit ? unit.name : basename(path)).slice(0, 200),
      model_key: path.slice(0, 512),
      hf_model_id: null,
      version: null,
      description: null,
      tags: [],
      type: isOne ? identified.type : 'unknown',
      family: isOne ? identified.family : null,
      base_model: isOne ? identified.base_model : null,
      gated: false,
      trigger_words: isOne ? identified.trigger_words : [],
    },
    files,
    gate: null,
    warnings,
    identified: isOne ? identified : null,
    total_bytes: totalOf(files),
    companions: [],
    page: null,
    models: units.length,
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
