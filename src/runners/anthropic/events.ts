// What Anthropic sends while a message is written, as far as it is read.
import { z } from 'zod'
import type { Usage } from '../../pricing/index.ts'

const Count = z.number().min(0).nullish().catch(null)
export const MessageUsage = z.object({
  input_tokens: Count,
  output_tokens: Count,
  cache_read_input_tokens: Count,
  cache_creation_input_tokens: Count,
  cache_creation: z.object({ ephemeral_1h_input_tokens: Count }).nullish().catch(null),
  output_tokens_details: z.object({ thinking_tokens: Count }).nullish().catch(null),
})
export type MessageUsage = z.infer<typeof MessageUsage>

/** Other types are news of other things: a client that refused them would break with the next kind. */
export const MessageEvent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('message_start'), message: z.object({ id: z.string(), usage: MessageUsage.nullish() }) }),
  z.object({
    type: z.literal('content_block_start'),
    index: z.int(),
    content_block: z.looseObject({ type: z.string(), id: z.string().nullish(), name: z.string().nullish() }),
  }),
  z.object({
    type: z.literal('content_block_delta'),
    index: z.int(),
    delta: z.looseObject({ type: z.string(), text: z.string().nullish(), partial_json: z.string().nullish() }),
  }),
  z.object({
    type: z.literal('message_delta'),
    delta: z.object({ stop_reason: z.string().nullish() }),
    usage: MessageUsage.nullish(),
  }),
  z.object({ type: z.literal('message_stop') }),
])
export type MessageEvent = z.infer<typeof MessageEvent>

const READ: ReadonlySet<string> = new Set(MessageEvent.options.map(({ shape }) => shape.type.value))
export const isRead = (type: unknown): boolean => typeof type === 'string' && READ.has(type)

/** There the parts stand beside `input_tokens`; here a total holds its parts. */
export function countedBy(usage: MessageUsage): Usage {
  const { input_tokens, output_tokens, cache_read_input_tokens: read, cache_creation_input_tokens: written } = usage
  const forAnHour = usage.cache_creation?.ephemeral_1h_input_tokens ?? 0
  return {
    ...(typeof input_tokens === 'number' && { input_tokens: input_tokens + (read ?? 0) + (written ?? 0) }),
    ...(read && { cached_input_tokens: read }),
    ...(written && { cache_write_tokens: Math.max(0, written - forAnHour) }),
    ...(forAnHour && { cache_write_1h_tokens: forAnHour }),
    ...(typeof output_tokens === 'number' && { output_tokens }),
    ...(usage.output_tokens_details?.thinking_tokens && {
      reasoning_tokens: usage.output_tokens_details.thinking_tokens,
    }),
  }
}

/** The last that was said of each count; null is not said. */
export const mergedUsage = (first: MessageUsage | undefined, next: MessageUsage | null | undefined): MessageUsage => ({
  ...first,
  ...Object.fromEntries(Object.entries(next ?? {}).filter(([, value]) => value !== null && value !== undefined)),
})
