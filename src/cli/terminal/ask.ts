// A question to whoever sits at the terminal.
import { createInterface } from 'node:readline/promises'
import { clean } from './text.ts'

/** Only a clear yes is one. */
export async function confirm(question: string): Promise<boolean> {
  const terminal = createInterface({ input: process.stdin, output: process.stderr })
  try {
    return /^y(es)?$/i.test((await terminal.question(`${clean(question)} [y/N] `)).trim())
  } finally {
    terminal.close()
  }
}
