// The foreign catalogs that can be imported, by the name that a person gives.
import { litellm } from './litellm.ts'
import { modelsDev } from './models-dev.ts'
import { openRouter } from './openrouter.ts'
import type { Source } from './source.ts'

export const SOURCES = { litellm, 'models.dev': modelsDev, openrouter: openRouter } as const satisfies Record<
  string,
  Source
>
