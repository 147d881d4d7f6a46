// The routes of the gateway: where an OpenAI client looks for them.
import { requireRole } from '../core/actor.ts'
import { knowAtAGlance, newRouter } from '../core/routes.ts'
import { CHAT, EMBEDDINGS, IMAGES } from './begin.ts'
import { answerChat } from './chat.ts'
import { ChatRequest, chatCompletion, embedding, imageGeneration, isPlainChat } from './contract.ts'
import { answerEmbeddings } from './embeddings.ts'
import type { Gateway } from './gateway.ts'
import { answerImages, imageInput } from './images.ts'

export function gatewayRoutes(gateway: Gateway) {
  knowAtAGlance(ChatRequest, isPlainChat)
  // Bodies are those of another API: their types are not held against the contract.
  return newRouter()
    .openapi(chatCompletion, async (c) => {
      const actor = requireRole(c.env.actor, 'user')
      const body = c.req.valid('json')
      const most = body.max_completion_tokens ?? body.max_tokens
      const input = most === null || most === undefined ? {} : { max_tokens: most }
      const wanted = { visit: c.env, actor, model: body.model, purpose: CHAT, input }
      return (await gateway.answer(wanted, body, answerChat)) as never
    })
    .openapi(imageGeneration, async (c) => {
      const actor = requireRole(c.env.actor, 'user')
      const body = c.req.valid('json')
      const wanted = { visit: c.env, actor, model: body.model, purpose: IMAGES, input: imageInput(body) }
      return (await gateway.answer(wanted, body, answerImages)) as never
    })
    .openapi(embedding, async (c) => {
      const actor = requireRole(c.env.actor, 'user')
      const body = c.req.valid('json')
      const wanted = { visit: c.env, actor, model: body.model, purpose: EMBEDDINGS, input: {} }
      return (await gateway.answer(wanted, body, answerEmbeddings)) as never
    })
}
