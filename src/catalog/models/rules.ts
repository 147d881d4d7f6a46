// What holds of models whoever changes them: known provider, unique key and id, one default for a modality and task.
import { randomInt } from 'node:crypto'
import { countUp, type Draft } from '../../changes/index.ts'
import { invalid, RosterError } from '../../core/errors.ts'
import { isReserved } from '../../core/schema.ts'
import { slugOf } from '../../core/text.ts'
import { providers } from '../providers/store.ts'
import type { ModelFacts } from './contract.ts'
import { findByKey, findDefault, type ModelRow, models, newModel, type Upstream } from './store.ts'

export interface NewModel {
  facts: ModelFacts
  /** Made from the name where it is not given. */
  id?: string | undefined
  origin: string
  upstream?: Upstream
}

/** @throws RosterError `invalid` for an unknown provider; `conflict` for an id or key that is taken. */
export async function addModel(draft: Draft, { facts, id, origin, upstream = {} }: NewModel): Promise<ModelRow> {
  await requireProvider(draft, facts)
  await requireFreeKey(draft, facts)
  if (id !== undefined && (await draft.find(models, id)))
    throw conflict('/id', `"${id}" is the id of another model; choose another, or leave it out`)
  await takeDefault(draft, facts)
  const identity = {
    id: id ?? (await freeId(draft, facts)),
    number: await countUp(draft.tx, 'model_number'),
    origin,
    upstream,
  }
  return draft.put(models, newModel(facts, identity, draft.now))
}

/** @throws RosterError as `addModel` does. */
export async function changeModel(draft: Draft, row: ModelRow, facts: ModelFacts): Promise<ModelRow> {
  if (facts.provider !== row.provider) await requireProvider(draft, facts)
  if (facts.provider !== row.provider || facts.model_key !== row.model_key) await requireFreeKey(draft, facts)
  await takeDefault(draft, facts, row.id)
  return draft.put(models, { ...row, ...facts })
}

async function requireProvider(draft: Draft, { provider }: ModelFacts): Promise<void> {
  if (await draft.find(providers, provider)) return
  throw invalid('/provider', `"${provider}" is no provider; add it first, or see GET /api/v1/providers`)
}

async function requireFreeKey(draft: Draft, facts: ModelFacts): Promise<void> {
  const other = await findByKey(draft.tx, facts)
  if (other) throw conflict('/model_key', `"${facts.model_key}" is already the model "${other}" of ${facts.provider}`)
}

/** The flag moves: whoever was the default of this modality and task is no more. */
async function takeDefault(draft: Draft, facts: ModelFacts, ownId?: string): Promise<void> {
  if (!facts.is_default) return
  const holder = await findDefault(draft.tx, facts)
  if (!holder || holder === ownId) return
  const row = await draft.find(models, holder)
  if (row) await draft.put(models, { ...row, is_default: false })
}

/** The facts of an upstream, which takes the flag from nobody: no default where another model is it. */
export async function yieldDefault<Facts extends ModelFacts>(
  draft: Draft,
  facts: Facts,
  ownId?: string,
): Promise<Facts> {
  const holder = facts.is_default ? await findDefault(draft.tx, facts) : undefined
  return holder === undefined || holder === ownId ? facts : { ...facts, is_default: false }
}

/** The slug of the name, or of the key where the name has none, with a number where it is taken. */
async function freeId(draft: Draft, { display_name, model_key }: ModelFacts): Promise<string> {
  const base = (slugOf(display_name) || slugOf(model_key) || 'model').slice(0, 110)
  const tries = ['', '-2', '-3', '-4', '-5', ...Array.from({ length: 5 }, () => `-${randomInt(100_000, 1_000_000)}`)]
  for (const suffix of tries) {
    const id = isReserved(base + suffix) ? `${base}-model${suffix}` : base + suffix
    if (!(await draft.find(models, id))) return id
  }
  throw conflict('/id', `no id could be made from "${display_name}"; give one`)
}

const conflict = (pointer: string, detail: string) =>
  new RosterError('conflict', detail, { errors: [{ pointer, detail }] })
