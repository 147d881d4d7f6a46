// A body as the API takes it, from a file or standard input.
import { messageOf } from '../core/errors.ts'
import { isObject } from '../core/record.ts'
import { Failure } from './failure.ts'
import { readText } from './read.ts'

/** @param name a path, or `-`. What its fields must be, the server says. */
export async function readJsonObject<Body>(name: string): Promise<Body> {
  const value = parse(await readText(name))
  if (!isObject(value)) throw new Failure(`${name} must hold one JSON object`)
  return value as Body
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new Failure(`The file is not valid JSON: ${messageOf(error)}`)
  }
}
