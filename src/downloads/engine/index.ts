// The door of the download engine: guarded HTTP for all who talk to an upstream, and files that arrive whole or not at all.
export { partialPath } from './file/names.ts'
export { listPartials } from './file/partials.ts'
export type { PublishRequest } from './file/publish.ts'
export { RESERVE_BYTES, roomFor } from './file/room.ts'
export type { Fetched, FetchRequest, WantedFile } from './file/wanted.ts'
export type { JsonAnswer, JsonAsk } from './http/ask.ts'
export type { Origin, Refusal, Refused } from './http/origin.ts'
export { type Asker, checkPublicUrl, createUpstream, type Upstream, type UpstreamOptions } from './upstream.ts'
