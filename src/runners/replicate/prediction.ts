// What Replicate says of a prediction, as far as it is read: anything else may be missing or be new.
import { z } from 'zod'
import type { Usage } from '../../pricing/index.ts'
import type { CalledModel } from '../runner.ts'

type Charged = Pick<CalledModel, 'modality' | 'pricing'>

const Count = z.number().min(0).nullish().catch(null)

export const Prediction = z.object({
  id: z.string().min(1).max(200),
  status: z.string(),
  output: z.unknown(),
  error: z.unknown(),
  logs: z.string().nullish().catch(null),
  metrics: z
    .object({
      predict_time: Count,
      input_token_count: Count,
      output_token_count: Count,
      image_count: Count,
      audio_output_duration: Count,
      video_output_duration: Count,
    })
    .nullish()
    .catch(null),
})
export type Prediction = z.infer<typeof Prediction>

/** `aborted`: its deadline passed before it began. A client that does not know it waits for ever. */
const ENDED: ReadonlySet<string> = new Set(['succeeded', 'failed', 'canceled', 'aborted'])
const ALIVE: ReadonlySet<string> = new Set(['starting', 'processing'])

export const hasEnded = ({ status }: Prediction): boolean => ENDED.has(status)
export const isKnown = ({ status }: Prediction): boolean => ENDED.has(status) || ALIVE.has(status)

/** The last percentage that the logs speak of, as tqdm prints it. */
export function fractionOf({ logs }: Prediction): number | undefined {
  const all = [...(logs ?? '').slice(-4000).matchAll(/(\d{1,3})%\|/g)]
  const percent = all.at(-1)?.[1]
  return percent === undefined ? undefined : Math.min(1, Number(percent) / 100)
}

/** `seconds` is the media where that was counted; the computing only where that is what is charged for. */
export function usageOf({ metrics }: Prediction, filesMade: number, { modality, pricing }: Charged): Usage {
  const computed = typeof pricing.per_second === 'number' ? metrics?.predict_time : undefined
  const seconds = metrics?.audio_output_duration ?? metrics?.video_output_duration ?? computed
  return {
    ...(typeof seconds === 'number' && { seconds }),
    ...(typeof metrics?.input_token_count === 'number' && { input_tokens: metrics.input_token_count }),
    ...(typeof metrics?.output_token_count === 'number' && { output_tokens: metrics.output_token_count }),
    ...(modality === 'image' && { images: metrics?.image_count ?? filesMade }),
  }
}
