// Walks pickles from their first instruction to their last, and says what they would import and which tensors they name.

import { Cursor, Malformed } from '../cursor.ts'
import type { Finding } from '../header.ts'
import type { ByteSource } from '../source.ts'
import { Machine } from './machine.ts'
import { INSTRUCTIONS, PROTO, STOP } from './opcodes.ts'
import type { Value } from './values.ts'
import { findingOf } from './verdict.ts'

/** The largest checkpoints have some 100,000 instructions; a file that wants more is made to keep us busy (CWE-400). */
const MOST_INSTRUCTIONS = 5_000_000
const MOST_PICKLES = 64
const MOST_FINDINGS = 500

export interface Walk {
  /** What each pickle of the file would have become. */
  roots: Value[]
  findings: Finding[]
  /** Where the last pickle ended. */
  end: number
}

/** Never throws for what a pickle holds: one that cannot be walked to its end is a dangerous finding. */
export async function walkPickles(source: ByteSource, head?: Buffer): Promise<Walk> {
  const cursor = new Cursor(source, head)
  const found = new Map<string, Finding>()
  const note = (module: string | undefined, name: string | undefined) => {
    if (found.has(`${module}.${name}`)) return
    const finding = findingOf(module, name)
    // Beyond the bound the worst still counts.
    if (found.size < MOST_FINDINGS || finding.verdict === 'dangerous') found.set(finding.name, finding)
  }
  const roots: Value[] = []
  const budget = { left: MOST_INSTRUCTIONS }
  let end = 0
  try {
    while (roots.length < MOST_PICKLES && (await begins(cursor))) {
      roots.push(await walkOne(cursor, new Machine(note), budget))
      end = cursor.position
    }
    if (roots.length === 0) throw new Malformed('it is empty')
    if (roots.length === MOST_PICKLES) throw new Malformed('too many pickles follow each other')
  } catch (error) {
    if (!(error instanceof Malformed)) throw error
    found.set('error', {
      name: 'error',
      verdict: 'dangerous',
      detail: `The pickle cannot be looked through to its end: ${error.message}. What it does is unknown`,
    })
  }
  return { roots, findings: [...found.values()], end }
}

/** Whether another pickle follows. Behind the last one torch keeps numbers as they are. */
async function begins(cursor: Cursor): Promise<boolean> {
  if (!cursor.isReady) await cursor.fill()
  if (cursor.isAtEnd) return false
  const [first, protocol = 0] = cursor.peek(2)
  return first === PROTO && protocol <= 5
}

async function walkOne(cursor: Cursor, machine: Machine, budget: { left: number }): Promise<Value> {
  while (budget.left-- > 0) {
    if (!cursor.isReady) await cursor.fill()
    const code = cursor.byte()
    if (code === STOP) return machine.pop()
    const instruction = INSTRUCTIONS[code]
    if (!instruction) throw new Malformed(`its instruction ${code} does not exist`)
    const toPass = instruction(machine, cursor)
    if (toPass !== undefined) await cursor.moveTo(cursor.position + toPass)
  }
  throw new Malformed('it has more instructions than any model needs')
}
