// The small part of an OpenAPI document that the page shows.
import { z } from 'zod'

/** A JSON Schema as it is: its words are told by `schema.ts`. */
export type Schema = { readonly [keyword: string]: unknown }
const Schema = z.record(z.string(), z.unknown())

const Content = z.record(z.string(), z.object({ schema: Schema.optional() }))

const Operation = z.object({
  tags: z.array(z.string()).default(['More']),
  summary: z.string().default(''),
  description: z.string().optional(),
  parameters: z
    .array(
      z.object({
        name: z.string(),
        in: z.string(),
        required: z.boolean().default(false),
        description: z.string().optional(),
        schema: Schema.default({}),
      }),
    )
    .default([]),
  requestBody: z.object({ content: Content }).optional(),
  responses: z.record(z.string(), z.object({ description: z.string(), content: Content.default({}) })).default({}),
})
export type Operation = z.infer<typeof Operation>
export type Content = z.infer<typeof Content>

export const Document = z.object({
  info: z.object({ title: z.string(), version: z.string(), description: z.string().default('') }),
  paths: z.record(z.string(), z.record(z.string(), Operation)),
  components: z.object({ schemas: z.record(z.string(), Schema).default({}) }),
})
export type Document = z.infer<typeof Document>
