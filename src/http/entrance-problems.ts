// What may be answered before any route is reached, written into each operation of the document so that no route has to.

import type { OpenAPIHono } from '@hono/zod-openapi'
import { PROBLEMS } from '../core/contract.ts'
import { isForOpenAi, isFunction } from './problem.ts'

type Document = ReturnType<OpenAPIHono['getOpenAPI31Document']>

/** An escape, a host, credentials or a body that nobody can read; too many wrong tokens; an issuer that is down. */
const OF_READS = [400, 401, 403, 429, 503] as const
const OF_WRITES = [...OF_READS, 413] as const

const PROBLEM_JSON = 'application/problem+json'

export function withEntrance(document: Document): Document {
  const paths = Object.entries(document.paths ?? {}).map(([path, operations]) => {
    const all = Object.entries(operations).map(([method, operation]) => [method, complete(path, method, operation)])
    return [path, Object.fromEntries(all)]
  })
  return { ...document, paths: Object.fromEntries(paths) }
}

interface Operation {
  responses?: Record<string, { content?: Record<string, unknown> }>
}

function complete(path: string, method: string, operation: Operation): Operation {
  const schema = { $ref: `#/components/schemas/${problemOf(path)}` }
  const content = { [PROBLEM_JSON]: { schema } }
  const entrance = (method === 'get' ? OF_READS : OF_WRITES).map((status) => [
    status,
    { description: PROBLEMS[status], content },
  ])
  const own = Object.entries(operation.responses ?? {}).map(([status, response]) => [
    status,
    response.content?.[PROBLEM_JSON] ? { ...response, content: { ...response.content, ...content } } : response,
  ])
  return { ...operation, responses: Object.fromEntries([...entrance, ...own]) }
}

function problemOf(path: string): string {
  if (isForOpenAi(path)) return 'OpenAiProblem'
  return isFunction(path) ? 'FunctionProblem' : 'Problem'
}
