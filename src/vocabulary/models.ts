// The words that classify a model: what it makes, what kind of file it is, who runs it, where it came from.

/** What a model makes. What goes in is `capabilities.input_modalities`. */
export const MODALITIES = ['text', 'image', 'video', 'audio'] as const
export type Modality = (typeof MODALITIES)[number]

/** Kinds of weight file. A hosted model is a `base_model`. */
export const MODEL_TYPES = [
  'base_model',
  'lora',
  'vae',
  'adapter',
  'text_encoder',
  'clip_vision',
  'controlnet',
  'ip_adapter',
  't2i_adapter',
  'embedding',
  'upscaler',
  'unknown',
] as const
export type ModelType = (typeof MODEL_TYPES)[number]

/** Types that hang on another model and are listed as adapters instead of models. */
export const ADAPTER_TYPES: ReadonlySet<ModelType> = new Set(['lora', 'adapter'])

/** How a provider is called: by which client, or not at all (`other`). */
export const PROVIDER_KINDS = ['anthropic', 'openAI', 'replicate', 'local', 'other'] as const
export type ProviderKind = (typeof PROVIDER_KINDS)[number]

export const AUTH_SCHEMES = ['bearer', 'x-api-key', 'none'] as const

export const SOURCE_TYPES = ['huggingface', 'civitai', 'url', 'upload', 'local'] as const

/** The service tiers that hosted providers price apart from the standard one. */
export const SERVICE_TIERS = ['batch', 'flex', 'priority'] as const
