// What a pasted text means: a place that models come from, named without asking anybody.

/** A repository of a Hugging Face hub, or some files of it. */
export interface HubReference {
  type: 'huggingface'
  /** "owner/name", or "name" alone for the oldest ones. */
  repo: string
  revision: string | null
  /** Paths, or patterns in which `*` stands for anything; empty where the whole model is meant. */
  files: string[]
}

/** A version of a model on CivitAI. Where it does not say which, the newest one that is published is meant. */
export interface CivitaiReference {
  type: 'civitai'
  modelId: number | null
  versionId: number | null
  fileId: number | null
  /** What the address says of the file that is wanted: `fp`, `format`, `size`, `type`. */
  wanted: Readonly<Partial<Record<WantedName, string>>>
  /** "https://civitai.red": the site that the person sees the model on; null where none was named. */
  site: string | null
}

export const WANTED_NAMES = ['type', 'format', 'size', 'fp', 'quantType'] as const
type WantedName = (typeof WANTED_NAMES)[number]

export interface UrlReference {
  type: 'url'
  /** Without user, password, fragment or anything that signs it. */
  url: string
  /** The name of its file; null where only its server can say that. */
  name: string | null
  /** The whole query, where something in it signs or grants: it is held in memory for one download, as a token is. */
  secret: string | null
}

/** A file or folder that already lies on this machine and stays where it is. */
export interface LocalReference {
  type: 'local'
  path: string
}

export type SourceReference = HubReference | CivitaiReference | UrlReference | LocalReference

export interface ParseOptions {
  hubEndpoint: string
  civitaiEndpoint: string
  /** Whether http and addresses of this machine and network are fine. */
  allowPrivateUrls: boolean
}
