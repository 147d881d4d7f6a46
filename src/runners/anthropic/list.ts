// What Anthropic offers now: every model with its limits, and when it is switched off.
import { z } from 'zod'
import { wrongShape } from '../http/ask.ts'
import type { Variables } from '../key.ts'
import type { CalledProvider, Offer, Offered } from '../runner.ts'
import { askAnthropic, askedOf } from './client.ts'

const Count = z.int().min(1).nullish().catch(null)
const Supported = z.object({ supported: z.boolean() }).nullish().catch(null)
const Model = z.object({
  id: z.string().min(1).max(512),
  display_name: z.string().max(200).nullish().catch(null),
  max_input_tokens: Count,
  max_tokens: Count,
  deprecated_at: z.string().nullish().catch(null),
  retires_at: z.string().nullish().catch(null),
  capabilities: z.object({ thinking: Supported, image_input: Supported }).nullish().catch(null),
})
const Page = z.object({ data: z.array(Model), has_more: z.boolean().nullish(), last_id: z.string().nullish() })

/** A list that never ends is no list. */
const MOST_PAGES = 100

export async function listAnthropic(
  provider: CalledProvider,
  variables: Variables,
  signal: AbortSignal,
): Promise<Offer> {
  const asked = { ...askedOf(provider, variables), expected: 'json' as const, signal }
  const models: Offered[] = []
  let after: string | null | undefined
  for (let pages = 0; pages < MOST_PAGES; pages++) {
    const query = { limit: 1000, ...(after && { after_id: after }) }
    const answer = await askAnthropic(asked, provider, (client) => client.get('/v1/models', { query, signal }))
    const { data: page, error } = Page.safeParse(answer)
    if (error) throw wrongShape({ name: provider.display_name }, 'something that is no list of models')
    models.push(...page.data.map(offered))
    if (!page.has_more || !page.last_id) return { models, isComplete: true }
    after = page.last_id
  }
  throw wrongShape({ name: provider.display_name }, `a list of more than ${MOST_PAGES} pages`)
}

function offered({
  id,
  display_name,
  max_input_tokens,
  max_tokens,
  retires_at,
  capabilities,
}: z.infer<typeof Model>): Offered {
  const { thinking, image_input } = capabilities ?? {}
  return {
    model_key: id,
    display_name: display_name ?? undefined,
    ...{ modality: 'text', task: 'chat' },
    capabilities: {
      ...(max_input_tokens && { context_window: max_input_tokens }),
      ...(max_tokens && { max_output: max_tokens }),
      ...(thinking && { thinking: thinking.supported }),
      ...(image_input && { supports_vision: image_input.supported }),
    },
    deprecation_date: dayOf(retires_at),
  }
}

function dayOf(time: string | null | undefined): string | undefined {
  const date = new Date(time ?? Number.NaN)
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString().slice(0, 10)
}
