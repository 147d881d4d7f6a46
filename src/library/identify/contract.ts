// What a weight file is, as its header tells: the answer, with the signals that it was drawn from.
import { z } from '@hono/zod-openapi'
import { OpenObject, Text } from '../../core/schema.ts'
import { CLAIM_FIELDS, FORMATS, MODEL_TYPES, SAFETIES, SIGNALS, VERDICTS } from '../../vocabulary/index.ts'

const Word = Text(200)
const Sentence = Text(2000)

const Finding = z
  .object({
    name: Sentence.describe('What a pickle would import, such as os.system'),
    verdict: z.enum(VERDICTS),
    detail: Sentence,
  })
  .openapi('IdentifyFinding')

const Evidence = z
  .object({
    signal: z.enum(SIGNALS),
    says: z.object({
      type: z.enum(MODEL_TYPES).optional(),
      family: Word.optional(),
      base_model: Word.optional(),
      precision: Word.optional(),
    }),
    detail: Sentence.describe('What was seen and what it means'),
  })
  .openapi('IdentifyEvidence')

const Conflict = z
  .object({
    field: z.enum(CLAIM_FIELDS),
    values: z.array(z.object({ signal: z.enum(SIGNALS), value: Word })).describe('The first is the one that was taken'),
    detail: Sentence,
  })
  .openapi('IdentifyConflict')

export const Identified = z
  .object({
    type: z.enum(MODEL_TYPES),
    family: Word.nullable(),
    base_model: Word.nullable(),
    format: z.enum(FORMATS),
    precision: Word.nullable().describe('fp16, bf16, fp8, nf4, Q4_K_M, ...'),
    parameters: z.int().min(0).nullable(),
    safety: z.enum(SAFETIES).describe('safe: a format without code; the others are verdicts on a pickle'),
    findings: z.array(Finding),
    vram_estimate_gb: z.number().min(0).nullable().describe('To have it wholly on a GPU, in GB of 1e9 bytes'),
    trigger_words: z.array(Word),
    metadata: OpenObject.describe('What the file says of itself; long values are shortened'),
    confidence: z
      .number()
      .min(0)
      .max(1)
      .describe('0.9 and more: told by shapes; 0.7: by metadata; 0.4: by the name alone; less where signals disagree'),
    evidence: z.array(Evidence),
    conflicts: z.array(Conflict),
  })
  .openapi('Identified')
export type Identified = z.infer<typeof Identified>
