// What the server refused, in words for a person and by the field that it is about.
import { RosterError } from '@roster/client'

/** What is wrong, by JSON pointer. */
export type FieldErrors = Readonly<Record<string, string>>

export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

export const hasCode = (error: unknown, code: string): boolean => RosterError.isInstance(error) && error.code === code

/** Nobody is signed in who may do this. */
export const mustSignIn = (error: unknown): boolean =>
  RosterError.isInstance(error) && (error.status === 401 || error.status === 403)

export const fieldErrorsOf = (error: unknown): FieldErrors =>
  RosterError.isInstance(error) ? Object.fromEntries(error.errors.map(({ pointer, detail }) => [pointer, detail])) : {}

/** One sentence above a form: every complaint that has a field stands at its field, so it is not said twice. */
export function summaryOf(error: unknown, fields: readonly { pointer: string }[]): string {
  const names = new Set(fields.map(({ pointer }) => lastOf(pointer)))
  const wrong = Object.keys(fieldErrorsOf(error))
  const count = wrong.length
  if (count === 0 || !wrong.every((pointer) => names.has(lastOf(pointer)))) return messageOf(error)
  return count === 1 ? 'One field has to be corrected.' : `${count} fields have to be corrected.`
}

/** The complaint about a field; the limits of a model stand at two places, so the last part of the pointer decides. */
export function errorAt(errors: FieldErrors, pointer: string): string | undefined {
  const name = lastOf(pointer)
  return errors[pointer] ?? Object.entries(errors).find(([other]) => lastOf(other) === name)?.[1]
}

const lastOf = (pointer: string): string => pointer.slice(pointer.lastIndexOf('/'))
