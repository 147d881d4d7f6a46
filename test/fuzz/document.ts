// The OpenAPI document as the fuzz test reads it: operations, what each takes and what it may answer.

/** A JSON Schema, 2020-12. */
export interface Schema {
  $ref?: string
  type?: string | string[]
  const?: unknown
  enum?: unknown[]
  anyOf?: Schema[]
  oneOf?: Schema[]
  allOf?: Schema[]
  properties?: Record<string, Schema>
  required?: string[]
  additionalProperties?: Schema | boolean
  unevaluatedProperties?: boolean
  items?: Schema
  minItems?: number
  maxItems?: number
  minLength?: number
  maxLength?: number
  pattern?: string
  format?: string
  minimum?: number
  maximum?: number
  exclusiveMinimum?: number
}

export interface Parameter {
  name: string
  in: 'path' | 'query' | 'header' | 'cookie'
  required?: boolean
  schema?: Schema
}

type Content = Record<string, { schema?: Schema }>

export interface Operation {
  method: string
  path: string
  parameters: readonly Parameter[]
  /** What its body may be, by content type; undefined where it takes none. */
  body: Content | undefined
  responses: Readonly<Record<string, { content?: Content }>>
}

export interface Document {
  paths: Record<string, Record<string, RawOperation>>
  components?: { schemas?: Record<string, Schema> }
}

interface RawOperation {
  parameters?: Parameter[]
  requestBody?: { content: Content }
  responses: Operation['responses']
}

export const operationsOf = ({ paths }: Document): Operation[] =>
  Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { parameters = [], requestBody, responses }]) => ({
      method: method.toUpperCase(),
      path,
      parameters,
      body: requestBody?.content,
      responses,
    })),
  )

/** As a person says it. */
export const nameOf = ({ method, path }: Pick<Operation, 'method' | 'path'>): string => `${method} ${path}`

/** What a reference of the document leads to. */
export function follow<Target>(document: Document, reference: string): Target {
  const names = reference.slice(2).split('/').map(unescapePart)
  return names.reduce<unknown>((inner, name) => (inner as Record<string, unknown>)[name], document) as Target
}

const unescapePart = (part: string): string => decodeURIComponent(part).replaceAll('~1', '/').replaceAll('~0', '~')

/** One step of a JSON pointer in a URI. */
export const escapePart = (part: string): string => encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1'))

/** `configurations` of `/api/v1/models/{model_id}/configurations`: what is to be found there. */
export const lastWord = (path: string): string => path.split('/').findLast((part) => /^[\w-]+$/.test(part)) ?? ''

/** The operation that a request really asks for: a URL tidies dots away, and a word may stand where an id was meant. */
export function operationAt(operations: readonly Operation[], method: string, path: string): Operation | undefined {
  const pathname = URL.parse(path, 'http://host')?.pathname ?? path
  const matching = operations.filter((each) => each.method === method && patternOf(each.path).test(pathname))
  return matching.sort((left, right) => variablesIn(left.path) - variablesIn(right.path))[0]
}

const patternOf = (path: string): RegExp => new RegExp(`^${path.replaceAll(/\{\w+\}/g, '[^/]+')}$`)
const variablesIn = (path: string): number => path.split('{').length
