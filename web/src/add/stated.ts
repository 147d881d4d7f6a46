// What a person says of a model, and what of it stands above what its source says.
import type { DownloadCreate, DownloadPlan } from '@roster/client'

export type StatedModel = NonNullable<DownloadCreate['model']>

/** As it is typed. */
export interface Details {
  name: string
  type: DownloadPlan['model']['type']
  /** Empty where it is not known. */
  base: string
  description: string
  /** Separated by commas. */
  tags: string
}

export const detailsOf = ({ model }: Pick<DownloadPlan, 'model'>): Details => ({
  name: model.display_name,
  type: model.type,
  base: model.base_model ?? '',
  description: model.description ?? '',
  tags: model.tags.join(', '),
})

export const tagsOf = (text: string): string[] => [
  ...new Set(
    text
      .split(',')
      .map((tag) => tag.trim())
      .filter(Boolean),
  ),
]

/** Only what differs; undefined where nothing does. */
export function statedOf(plan: Pick<DownloadPlan, 'model'>, details: Details): StatedModel | undefined {
  const before = detailsOf(plan)
  const stated: StatedModel = {
    ...(details.name.trim() !== before.name && { display_name: details.name.trim() }),
    ...(details.type !== before.type && { type: details.type }),
    ...(details.base !== before.base && { base_model: details.base || null }),
    ...(details.description !== before.description && { description: details.description.trim() || null }),
    ...(details.tags !== before.tags && { tags: tagsOf(details.tags) }),
  }
  return Object.keys(stated).length > 0 ? stated : undefined
}
