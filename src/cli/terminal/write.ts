// The two streams: data to standard output, everything else to standard error.
import { clean } from './text.ts'

export function print(text: string): void {
  if (text) process.stdout.write(`${text}\n`)
}

export const printJson = (value: unknown): void => print(JSON.stringify(value, null, 2))

export function note(text: string): void {
  process.stderr.write(`${clean(text)}\n`)
}
