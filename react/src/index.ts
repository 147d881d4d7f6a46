/**
 * React components and hooks of Roster. They stand under one `RosterProvider`, and import no router.
 *
 * @example
 * <RosterProvider client={createRoster({ url: 'http://127.0.0.1:4480', token })}>
 *   <ModelSelector modelType="base_model" value={id} onChange={setId} />
 * </RosterProvider>
 */
export { AddCustomModelForm, type AddCustomModelFormProps } from '../../web/src/add/add-custom-model-form.tsx'
export { useRoster } from '../../web/src/core/roster.ts'
export {
  ModelDownloadProgress,
  type ModelDownloadProgressProps,
} from '../../web/src/downloads/model-download-progress.tsx'
export { type DownloadsState, useDownloads } from '../../web/src/downloads/queries.ts'
export { AdapterSelector, type AdapterSelectorProps } from '../../web/src/generate/adapter-selector.tsx'
export {
  jobOf as jobOfRequest,
  NOTHING as EMPTY_PROMPT,
  type Prompt,
  requestOf as requestOfPrompt,
} from '../../web/src/generate/prompt.ts'
export { PromptEditor, type PromptEditorProps } from '../../web/src/generate/prompt-editor.tsx'
export { useAdapters } from '../../web/src/generate/use-adapters.ts'
export { useResolution } from '../../web/src/generate/use-resolution.ts'
export type { Work } from '../../web/src/generate/work.ts'
export type { CardActions } from '../../web/src/models/card/card-actions.ts'
export { ModelCard, type ModelCardProps } from '../../web/src/models/card/model-card.tsx'
export {
  ModelSelector,
  // As the specification imports it.
  ModelSelector as default,
  type ModelSelectorProps,
} from '../../web/src/models/model-selector.tsx'
export { useModels } from '../../web/src/models/queries.ts'
export { useAPIModels } from '../../web/src/models/use-api-models.ts'
export { type ConfigurationOwner, useConfigurations } from '../../web/src/presets/use-configurations.ts'
export { RosterProvider, type RosterProviderProps } from './provider.tsx'
