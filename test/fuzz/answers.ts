// Holds an answer against the document: its status, its type, its body to the last field.
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import type { Received } from './client.ts'
import { type Document, escapePart, follow, nameOf, type Operation, type Schema } from './document.ts'

const FORMATS = {
  'date-time': /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/,
  date: /^\d{4}-\d\d-\d\d$/,
  uuid: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
  uri: (text: string) => URL.canParse(text),
}

/** Answers that are no failure though their status says so: a contract prints them. */
const WANTED: Readonly<Record<string, readonly number[]>> = {
  'GET /api/models': [503],
  // What runs for them answers no text.
  'POST /v1/chat/completions': [502],
  'POST /v1/embeddings': [502],
  'POST /v1/images/generations': [502],
  // The upstreams that it asks are none.
  'POST /api/v1/library/match': [502],
  'POST /api/v1/downloads': [502],
}

const PROBLEM_JSON = 'application/problem+json'

/** What an error's text never shows: where our code lies. */
const LEAK = /node_modules|\.ts:\d+|at (async )?[\w.<>]+ \(/

export class Answers {
  readonly #ajv: Ajv2020
  readonly #compiled = new Map<string, ValidateFunction>()
  readonly #document: Document

  constructor(document: Document) {
    this.#document = closed(document)
    this.#ajv = new Ajv2020({ strict: true, strictTypes: false, strictRequired: false, formats: FORMATS })
    this.#ajv.addVocabulary(['example', ...Object.keys(document)])
    this.#ajv.addSchema({ $id: 'document', ...this.#document })
  }

  /**
   * What is wrong with an answer, in one sentence; undefined where it is as documented.
   * @param operation that was asked for; none where the path is that of no operation.
   */
  faultOf(operation: Operation | undefined, answer: Received): string | undefined {
    const { status, headers, text } = answer
    if (status >= 500 && !(operation && WANTED[nameOf(operation)]?.includes(status))) return `answers ${status}`
    if (!headers['x-request-id']) return `answers ${status} without x-request-id`
    if (status >= 400 && LEAK.test(text)) return 'tells where its code lies'
    return operation ? this.#faultOfOperation(operation, answer) : this.#faultOfNothing(answer)
  }

  #faultOfNothing({ status, headers, text }: Received): string | undefined {
    const type = headers['content-type']
    if (status < 400 || type !== PROBLEM_JSON) return `answers ${status} as "${type}" where nothing is`
    // Whatever else a path's own clients want beside it.
    return this.#faultOfBody('document#/components/schemas/OpenAiProblem', type, text)
  }

  #faultOfOperation({ method, path }: Operation, { status, headers, text }: Received): string | undefined {
    const response = this.#document.paths[path]?.[method.toLowerCase()]?.responses[status]
    if (!response) return `answers ${status}, which is not documented`
    const { content = {} } = response
    const types = Object.keys(content)
    if (types.length === 0) return text === '' ? undefined : `answers ${status} with a body, which is not documented`
    const type = headers['content-type']?.split(';')[0] ?? ''
    if (!content[type]) return `answers ${status} as "${type}", which is not documented`
    const at = ['paths', path, method.toLowerCase(), 'responses', String(status), 'content', type, 'schema']
    return content[type].schema && this.#faultOfBody(`document#/${at.map(escapePart).join('/')}`, type, text)
  }

  #faultOfBody(schema: string, type: string, text: string): string | undefined {
    const validate = this.#compiled.get(schema) ?? this.#ajv.compile({ $ref: schema })
    this.#compiled.set(schema, validate)
    for (const each of valuesIn(type, text)) {
      if (validate(each)) continue
      const [error] = validate.errors ?? []
      const what = JSON.stringify(error?.params)
      return `answers a body that is not as documented: ${error?.instancePath} ${error?.message} ${what}`
    }
    return undefined
  }
}

function valuesIn(type: string, text: string): unknown[] {
  if (type === 'text/event-stream') return [...text.matchAll(/^data: (.*)$/gm)].map(([, data = '']) => JSON.parse(data))
  if (type === 'application/x-ndjson')
    return text
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line))
  return /json$/.test(type) ? [JSON.parse(text)] : [text]
}

/** The document with every object closed that does not say what more it may hold: no field goes out undocumented. */
function closed(document: Document): Document {
  const close = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(close)
    if (typeof value !== 'object' || value === null) return value
    const { allOf, ...rest } = value as Schema
    const inner = Object.fromEntries(Object.entries(rest).map(([key, each]) => [key, close(each)])) as Schema
    const parts = allOf?.map((part) => opened(close(part.$ref ? follow(document, part.$ref) : part)))
    const isObject = rest.type === 'object' && rest.properties !== undefined
    const isClosed = (isObject || parts) && rest.additionalProperties === undefined
    return { ...inner, ...(parts && { allOf: parts }), ...(isClosed && { unevaluatedProperties: false }) }
  }
  return close(document) as Document
}

/** A part of a whole says nothing of what the other parts hold. */
function opened(part: unknown): unknown {
  const { unevaluatedProperties: _, additionalProperties: __, ...rest } = part as Schema
  return rest
}
