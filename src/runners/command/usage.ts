// What a runner command may say that it used.
import { z } from 'zod'
import { record } from '../../core/record.ts'

const COUNTS = [
  'input_tokens',
  'cached_input_tokens',
  'output_tokens',
  'images',
  'width',
  'height',
  'seconds',
  'characters',
] as const

const Count = z.number().min(0).max(Number.MAX_SAFE_INTEGER).nullish()
export const CHARGED_COUNTS = record(COUNTS, () => Count)
