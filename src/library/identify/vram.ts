// How much GPU memory a file wants when it lies there whole: its weights and room to work. An estimate, from the header.
import type { ModelType } from '../../vocabulary/index.ts'
import type { Header } from './header.ts'

const MIB = 1024 * 1024
const ROUNDED_TO = 32 * MIB
/** What a runtime takes for itself and for what it computes with: 0.8 GiB and 400 MiB. */
const RESERVE = 0.8 * 1024 * MIB + 400 * MIB
/** Tokens that a language model is estimated for, and bytes of each number that it remembers. */
const CONTEXT_TOKENS = 8192
const CACHE_BYTES = 2

/** Types that are loaded beside a model that has its room already: their own bytes are what they add. */
const BESIDE: ReadonlySet<ModelType> = new Set(['lora', 'embedding', 'adapter'])

/** In GB of 1e9 bytes; null where the header does not say how large the weights are. */
export function vramEstimate({ tensors, metadata, tensorBytes }: Header, type: ModelType): number | null {
  let bytes = tensorBytes ?? 0
  if (tensorBytes === undefined) for (const tensor of tensors.values()) bytes += tensor.bytes
  if (bytes === 0) return null
  const wanted = BESIDE.has(type) ? bytes : Math.ceil(bytes / ROUNDED_TO) * ROUNDED_TO + RESERVE + cacheOf(metadata)
  const gigabytes = wanted / 1e9
  return Number(gigabytes.toFixed(gigabytes < 1 ? 3 : 1))
}

/** What a language model remembers of its context: keys and values of each layer. */
function cacheOf(metadata: Readonly<Record<string, unknown>>): number {
  const architecture = metadata['general.architecture']
  const value = (key: string): number | undefined => {
    const found = metadata[`${architecture}.${key}`]
    return typeof found === 'number' && found > 0 ? found : undefined
  }
  const [layers, heads, width] = [value('block_count'), value('attention.head_count'), value('embedding_length')]
  if (layers === undefined || heads === undefined || width === undefined) return 0
  const perHead = value('attention.key_length') ?? width / heads
  const tokens = Math.min(value('context_length') ?? CONTEXT_TOKENS, CONTEXT_TOKENS)
  const bytes = 2 * layers * tokens * (value('attention.head_count_kv') ?? heads) * perHead * CACHE_BYTES
  // Numbers of others: what no GPU could hold is no estimate.
  return bytes < 1e12 ? bytes : 0
}
