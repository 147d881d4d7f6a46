// What a runner command is asked and what it answers: one JSON object each, on a line of its own. docs/how-to/run-a-local-model.md
import { z } from 'zod'
import { CHARGED_COUNTS } from './usage.ts'

const Usage = z.object(CHARGED_COUNTS).nullish()

const File = z.strictObject({
  path: z.string().min(1).max(4096),
  content_type: z.string().max(200).nullish(),
})

export const Message = z.discriminatedUnion('type', [
  z.object({ type: z.literal('progress'), fraction: z.number().min(0).max(1).nullish(), text: z.string().nullish() }),
  z.object({ type: z.literal('text'), delta: z.string() }),
  z.object({
    type: z.literal('result'),
    text: z.string().nullish(),
    files: z.array(File).max(100).nullish(),
    embedding: z.array(z.number()).min(1).nullish(),
    usage: Usage,
  }),
  z.object({ type: z.literal('error'), message: z.string(), retry: z.boolean().nullish() }),
])
export type Message = z.infer<typeof Message>
export type ResultMessage = Extract<Message, { type: 'result' }>
