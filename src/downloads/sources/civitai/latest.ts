// The newest version of a model on CivitAI: for the check whether an installed model has moved on.
import type { Source } from '../../../catalog/contract.ts'
import { RosterError } from '../../../core/errors.ts'
import type { Asking } from '../asking.ts'
import type { Latest } from '../latest.ts'
import { CivitaiApi } from './api.ts'
import { isPublished } from './plan.ts'

export async function latestOfCivitai({ repo, revision }: Source, asking: Asking): Promise<Latest> {
  const api = new CivitaiApi(asking)
  const modelId = repo === null ? (await api.version(Number(revision))).modelId : Number(repo)
  if (!modelId) throw new RosterError('invalid', 'This source on CivitAI names neither a model nor a version')
  const model = await api.model(modelId)
  const [newest] = model.modelVersions.filter(isPublished)
  if (!newest || model.mode) throw new RosterError('not_found', `${model.name} is not published on CivitAI any more`)
  return {
    revision: String(newest.id),
    name: newest.name,
    is_newer: String(newest.id) !== revision,
    changes: [],
    url: `${asking.endpoint}/models/${modelId}?modelVersionId=${newest.id}`,
  }
}
