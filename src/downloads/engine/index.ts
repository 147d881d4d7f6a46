// The door of the download engine: guarded HTTP for all who talk to an upstream, and files that arrive whole or not at all.

export type { Fetched, FetchRequest, Progress, WantedFile } from './file/wanted.ts'
export type { JsonAnswer, JsonAsk, Probe } from './http/ask.ts'
export type { Headers } from './http/exchange.ts'
export type { Endpoint, Origin, Refusal, Refused } from './http/origin.ts'
export { checkPublicUrl, createUpstream, type Upstream, type UpstreamOptions } from './upstream.ts'
