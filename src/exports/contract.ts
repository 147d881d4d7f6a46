// Files for other programs, made from what is installed here.
import { createRoute, z } from '@hono/zod-openapi'
import { body, json, problems } from '../core/contract.ts'
import { Slug, Text } from '../core/schema.ts'

// biome-ignore lint/suspicious/noControlCharactersInRegex: a control character is what is looked for
const isOneLine = (text: string): boolean => !/[\u0000-\u001f\u007f-\u009f\u2028\u2029]/.test(text)
const Line = (maximum: number) =>
  Text(maximum)
    .min(1, 'must not be empty')
    .refine((text) => text === text.trim(), 'must not begin or end with a space')
    .refine(isOneLine, 'must be one line')

const RunName = z
  .string()
  .regex(
    /^[A-Za-z0-9][A-Za-z0-9 ._-]{0,99}$/,
    'must be 1 to 100 letters, digits, spaces, ".", "_" and "-": it names a folder',
  )
  .refine((name) => !/[. ]$/.test(name), 'must not end with "." or a space: it names a folder')

export const AiToolkitExport = z
  .strictObject({
    model_id: Slug.nullable()
      .default(null)
      .describe('An installed base model; without it the place is left to be filled in'),
    arch: Text(100)
      .nullable()
      .default(null)
      .describe('Name of an architecture of AI Toolkit, where the model does not tell it or is not given'),
    name: RunName.nullable().default(null).describe('Of the training and of the LoRA that comes out of it'),
    dataset_path: Line(4096).describe('Folder of the images and their captions, as the machine that trains knows it'),
    trigger_word: Line(200)
      .refine((word) => !/[[\]]/.test(word), 'must not have brackets: [trigger] stands for the word itself')
      .nullable()
      .default(null),
  })
  .openapi('AiToolkitExport')
export type AiToolkitExport = z.infer<typeof AiToolkitExport>

const Missing = z.object({
  part: z.string().describe('What the program will not find on this machine'),
  hint: z.string().describe('What to do about it'),
})
export type Missing = z.infer<typeof Missing>

export const ExportedFile = z
  .object({ filename: z.string(), content_type: z.string(), content: z.string(), missing: z.array(Missing) })
  .openapi('ExportedFile')
export type ExportedFile = z.infer<typeof ExportedFile>

const tags = ['Exports']

export const exportAiToolkit = createRoute({
  method: 'post',
  path: '/exports/ai-toolkit',
  tags,
  summary: 'A training configuration for AI Toolkit',
  request: { body: body(AiToolkitExport) },
  responses: {
    200: json(ExportedFile, 'The file, and what it needs that is not here'),
    ...problems(400, 401, 403, 404, 409, 413),
  },
})

export const exportComfyUi = createRoute({
  method: 'post',
  path: '/exports/comfyui',
  tags,
  summary: 'extra_model_paths.yaml, by which ComfyUI finds the models of this library where they lie',
  request: { body: body(z.strictObject({}).openapi('ComfyUiExport')) },
  responses: { 200: json(ExportedFile, 'The file, and what ComfyUI cannot read'), ...problems(400, 401, 403, 413) },
})
