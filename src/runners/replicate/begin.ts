// How a prediction is begun: at the path that the model's row names, else by version or by model.
import type Replicate from 'replicate'
import type { JsonObject } from '../../core/record.ts'
import { RunnerError } from '../error.ts'
import type { CalledModel } from '../runner.ts'
import { type Dialect, spell } from '../spelling.ts'

const DIALECT: Dialect = {
  names: {
    steps: 'num_inference_steps',
    cfg_scale: 'guidance_scale',
    resolution_width: 'width',
    resolution_height: 'height',
    batch_size: 'num_outputs',
  },
}

const VERSION = /^[0-9a-f]{64}$/

export const inputOf = (parameters: JsonObject, { input_defaults }: CalledModel): JsonObject =>
  spell(parameters, input_defaults, DIALECT)

/** Not waited for: its id has to be kept before anything else can happen to it. */
export async function begin(client: Replicate, model: CalledModel, input: JsonObject, signal: AbortSignal) {
  const { owner, name, version } = partsOf(model)
  const path = model.endpoint_path?.replace(/^\/?(v1\/)?/, '/')
  if (path && path !== '/predictions') return send(client, path, { input }, signal)
  if (version) return client.predictions.create({ version, input, signal })
  // A model without a version runs its newest one, at a path of its own.
  return client.predictions.create({ model: `${owner}/${name}`, input, signal })
}

/** A deployment, or whatever else the row names. */
async function send(client: Replicate, path: string, data: object, signal: AbortSignal): Promise<unknown> {
  if (!/^\/[\w./-]+$/.test(path) || path.includes('..'))
    throw new RunnerError('refused', `endpoint_path "${path}" is no path of Replicate, such as "/predictions"`)
  const response = await client.request(path, { method: 'POST', data, signal })
  return response.json()
}

/** `owner/name:version`, `owner/name`, or a version alone. */
function partsOf({ model_key, version }: CalledModel): { owner: string; name: string; version: string | null } {
  const match = /^(?:([\w.-]+)\/([\w.-]+))?(?::?([0-9a-f]{64}))?$/.exec(model_key)
  const [, owner, name, own] = match ?? []
  const chosen = own ?? (version && VERSION.test(version) ? version : null)
  if (chosen || (owner && name)) return { owner: owner ?? '', name: name ?? '', version: chosen }
  throw new RunnerError(
    'refused',
    `"${model_key}" is no model of Replicate: it has to be "owner/name" or "owner/name:version"`,
  )
}
