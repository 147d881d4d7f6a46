// A JSON Schema in words: what type, within which bounds, with which fields.
import { isObject } from '../../core/record.ts'
import type { Schema } from './document.ts'
import { anchor, escaped, prose } from './html.ts'

const REFERENCE = '#/components/schemas/'
/** Deeper than any of ours; a schema that holds itself stands by its name. */
const DEEPEST = 6

export const schemaAnchor = (name: string): string => anchor('schema', name)

const schemasOf = (value: unknown): Schema[] => (Array.isArray(value) ? value.filter(isObject) : [])

/** `text, one of a, b`: one line of HTML. */
export function typeOf(schema: Schema): string {
  const { $ref, type, items } = schema
  if (typeof $ref === 'string') {
    const name = $ref.slice(REFERENCE.length)
    return `<a href="#${schemaAnchor(name)}">${escaped(name)}</a>`
  }
  const alternatives = [...schemasOf(schema.anyOf), ...schemasOf(schema.oneOf), ...schemasOf(schema.allOf)]
  if (alternatives.length > 0) return [...new Set(alternatives.map(typeOf))].join(' or ')
  if (isObject(items)) return `list of ${typeOf(items)}${boundsOf(schema)}`
  const types = Array.isArray(type) ? type : [type ?? 'any']
  return `${escaped(types.join(' or '))}${boundsOf(schema)}`
}

const BOUNDS = [
  ['minimum', 'at least'],
  ['exclusiveMinimum', 'above'],
  ['maximum', 'at most'],
  ['minLength', 'characters, at least'],
  ['maxLength', 'characters, at most'],
  ['maxItems', 'entries, at most'],
  ['format', ''],
  ['const', 'always'],
  ['default', 'default'],
] as const

function boundsOf(schema: Schema): string {
  const said = BOUNDS.filter(([keyword]) => schema[keyword] !== undefined).map(([keyword, words]) => {
    const value = schema[keyword]
    return `${words} ${typeof value === 'string' ? value : JSON.stringify(value)}`.trim()
  })
  if (Array.isArray(schema.enum)) said.unshift(`one of ${schema.enum.map(String).join(', ')}`)
  if (typeof schema.pattern === 'string') said.push(`pattern ${schema.pattern}`)
  return said.length > 0 ? `<span class="bounds">, ${escaped(said.join('; '))}</span>` : ''
}

/** The fields of an object, and of what lies in it. Nothing for a schema that has none of its own. */
export function fieldsOf(schema: Schema, depth = 0): string {
  if (depth > DEEPEST) return ''
  const inner = [...schemasOf(schema.anyOf), ...schemasOf(schema.oneOf), ...schemasOf(schema.allOf)]
  if (isObject(schema.items)) inner.push(schema.items)
  const below = inner.map((each) => fieldsOf(each, depth + 1)).join('')
  if (!isObject(schema.properties)) return below
  const required = new Set(Array.isArray(schema.required) ? schema.required : [])
  const rows = Object.entries(schema.properties).map(([name, field]) =>
    isObject(field) ? fieldOf(name, field, required.has(name), depth) : '',
  )
  return `<dl>${rows.join('')}</dl>${below}`
}

function fieldOf(name: string, field: Schema, isRequired: boolean, depth: number): string {
  const description = typeof field.description === 'string' ? `<p>${prose(field.description)}</p>` : ''
  const mark = isRequired ? ' <b class="required">required</b>' : ''
  return `<dt><code>${escaped(name)}</code> ${typeOf(field)}${mark}</dt><dd>${description}${fieldsOf(field, depth + 1)}</dd>`
}
