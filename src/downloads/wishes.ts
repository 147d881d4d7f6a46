// What somebody asks to have brought: a model of the catalog, or a place that a new one is made from.
import type { Source } from '../catalog/contract.ts'
import type { Draft } from '../changes/index.ts'
import { invalid, notFound } from '../core/errors.ts'
import type { DownloadWish, StatedModel } from './contract.ts'
import type { DownloadableModel } from './installed-entry.ts'
import { modelOfPlan } from './new-model.ts'
import type { Room } from './room.ts'
import type { DownloadPlan, DownloadSource } from './sources/contract.ts'
import { type Plan, planView, requireConfirmed, type SourceReference, type Sources } from './sources/index.ts'

export interface WishParts {
  sources: Sources
  /** What a source that was asked for means. @throws RosterError with a pointer to what is wrong. */
  readSource: (asked: DownloadSource) => SourceReference
  findModel: (id: string) => DownloadableModel | undefined
  room: Room
}

/** What lies on this machine, and is adopted where it is. */
export interface WantedPlace {
  path: string
  stated: StatedModel | undefined
}

export interface Wanted {
  name: string
  model: (draft: Draft) => Promise<Pick<DownloadableModel, 'id' | 'display_name'>>
  /** Where a new model is made: what was planned for it. */
  plan?: Plan
  /** Of the request, or in what was pasted. */
  token: string | undefined
}

export class Wishes {
  readonly #parts: WishParts

  constructor(parts: WishParts) {
    this.#parts = parts
  }

  /** The path that is asked for; undefined where something has to come from elsewhere. @throws RosterError */
  placeOf({ source, model }: DownloadWish): WantedPlace | undefined {
    const reference = source && this.#parts.readSource(source)
    return reference?.type === 'local' ? { path: reference.path, stated: model } : undefined
  }

  /** @throws RosterError for what can be known at once; of a source only its upstream can say what it is. */
  async wanted(wish: DownloadWish): Promise<Wanted> {
    const { model_id, source, model: stated, token: given, confirm_unsafe = false } = wish
    const { sources, readSource } = this.#parts
    if (!source) {
      const model = this.#model(model_id)
      sources.check(sourceOfModel(model))
      return { name: model.display_name, model: async () => model, token: given ?? undefined }
    }
    const reference = readSource(source)
    const token = given ?? (reference.type === 'url' ? (reference.secret ?? undefined) : undefined)
    const plan = await sources.plan(reference, { token })
    requireConfirmed(plan, confirm_unsafe)
    const name = stated?.display_name ?? plan.model.display_name
    return { name, model: (draft) => modelOfPlan(draft, { plan, reference, stated }), plan, token }
  }

  /** What a start would bring; nothing is started. @throws RosterError also for what the upstream says. */
  async plan({ token, model_id, source }: DownloadWish, signal?: AbortSignal): Promise<DownloadPlan> {
    const { sources, readSource, room } = this.#parts
    const request = { token, ...(signal && { signal }) }
    const freeBytes = await room.free()
    if (source) return planView(await sources.plan(readSource(source), request), { freeBytes })
    const model = this.#model(model_id)
    const plan = await sources.plan(sourceOfModel(model), { ...request, companions: model.companions })
    return planView(plan, { freeBytes })
  }

  /** @throws RosterError `not_found`. */
  #model(id = ''): DownloadableModel {
    const model = this.#parts.findModel(id)
    if (!model) throw notFound('model', id)
    return model
  }
}

function sourceOfModel({ source, display_name }: DownloadableModel): Source {
  if (source) return source
  throw invalid('/model_id', `is ${display_name}, which names no place to fetch it from`)
}
