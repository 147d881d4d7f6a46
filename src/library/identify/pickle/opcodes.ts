// The instructions of all protocols of pickle, 0 to 5, and what each does to the stack.
import { AHEAD_BYTES, type Cursor, Malformed } from '../cursor.ts'
import type { Machine } from './machine.ts'
import { Dictionary, type Value } from './values.ts'

/** Bytes that are not in memory have to be passed over by the caller: how many. */
export type Instruction = (machine: Machine, cursor: Cursor) => number | undefined

/** Text that is kept: names of tensors and modules are shorter. */
const LONGEST_TEXT_BYTES = 4096

const text =
  (size: 1 | 4 | 8): Instruction =>
  (machine, cursor) => {
    const length = cursor.length(size)
    if (length > LONGEST_TEXT_BYTES) return passed(machine, cursor, length)
    machine.push(cursor.bytes(length).toString('utf8'))
    return undefined
  }

const data =
  (size: 1 | 4 | 8): Instruction =>
  (machine, cursor) =>
    passed(machine, cursor, cursor.length(size))

function passed(machine: Machine, cursor: Cursor, length: number): number | undefined {
  machine.push(null)
  if (length > AHEAD_BYTES || !cursor.holds(length)) return length
  cursor.bytes(length)
  return undefined
}

const pushes =
  (make: (cursor: Cursor) => Value): Instruction =>
  (machine, cursor) => {
    machine.push(make(cursor))
    return undefined
  }

const does =
  (work: (machine: Machine, cursor: Cursor) => void): Instruction =>
  (machine, cursor) => {
    work(machine, cursor)
    return undefined
  }

const long =
  (size: 1 | 4): Instruction =>
  (machine, cursor) => {
    const length = cursor.length(size)
    if (length > 6) return passed(machine, cursor, length)
    machine.push(length === 0 ? 0 : cursor.bytes(length).readIntLE(0, length))
    return undefined
  }

function numberOf(line: string): number {
  const value = Number(line.replace(/L$/, ''))
  if (Number.isNaN(value)) throw new Malformed('a number in it is none')
  return value
}

/** A text of protocol 0, which may be written in escapes; one that is counts as hidden, for no name of ours needs them. */
const plain = (line: string): Value => (line.includes('\\') ? null : line)

const unquoted = (line: string): Value => plain(line.replace(/^(['"])(.*)\1$/s, '$2'))

const tuple = (count: number) => does((machine) => machine.push(machine.take(count)))

function dictionaryOf(machine: Machine, items: Value[]): void {
  machine.push(new Dictionary())
  machine.setItems(items)
}

function instance(machine: Machine, cursor: Cursor): void {
  const args = machine.popMark()
  machine.import(cursor.line(), cursor.line())
  machine.call(machine.pop(), args)
}

function object(machine: Machine): void {
  const [callee, ...args] = machine.popMark()
  if (callee === undefined) throw new Malformed('it makes an object of no class')
  machine.call(callee, args)
}

function reduce(machine: Machine): void {
  const args = machine.pop()
  machine.call(machine.pop(), args)
}

function newObject(machine: Machine): void {
  machine.pop()
  reduce(machine)
}

/** A number stands for a name in a registry that the file does not have. */
const registered = (size: number): Instruction =>
  does((machine, cursor) => {
    cursor.bytes(size)
    machine.importHidden()
  })

export const STOP = 0x2e
export const PROTO = 0x80

const BY_LETTER: Readonly<Record<string, Instruction>> = {
  '(': does((machine) => machine.mark()),
  '0': does((machine) => machine.drop()),
  '1': does((machine) => machine.popMark()),
  '2': does((machine) => machine.push(machine.top())),
  F: pushes((cursor) => numberOf(cursor.line())),
  I: pushes((cursor) => numberOf(cursor.line())),
  J: pushes((cursor) => cursor.bytes(4).readInt32LE()),
  K: pushes((cursor) => cursor.byte()),
  L: pushes((cursor) => numberOf(cursor.line())),
  M: pushes((cursor) => cursor.bytes(2).readUInt16LE()),
  N: pushes(() => null),
  P: does((machine, cursor) => machine.refer(cursor.line())),
  Q: does((machine) => machine.refer(machine.pop())),
  R: does(reduce),
  S: pushes((cursor) => unquoted(cursor.line())),
  T: text(4),
  U: text(1),
  V: pushes((cursor) => plain(cursor.line())),
  X: text(4),
  a: does((machine) => machine.append([machine.pop()])),
  b: does((machine) => machine.build()),
  c: does((machine, cursor) => machine.import(cursor.line(), cursor.line())),
  d: does((machine) => dictionaryOf(machine, machine.popMark())),
  '}': does((machine) => machine.push(new Dictionary())),
  e: does((machine) => machine.append(machine.popMark())),
  g: does((machine, cursor) => machine.get(numberOf(cursor.line()))),
  h: does((machine, cursor) => machine.get(cursor.byte())),
  i: does(instance),
  j: does((machine, cursor) => machine.get(cursor.bytes(4).readUInt32LE())),
  l: does((machine) => machine.push(machine.popMark())),
  ']': pushes(() => []),
  o: does(object),
  p: does((machine, cursor) => machine.put(numberOf(cursor.line()))),
  q: does((machine, cursor) => machine.put(cursor.byte())),
  r: does((machine, cursor) => machine.put(cursor.bytes(4).readUInt32LE())),
  s: does((machine) => machine.setItems(machine.take(2))),
  t: does((machine) => machine.push(machine.popMark())),
  ')': pushes(() => []),
  u: does((machine) => machine.setItems(machine.popMark())),
  G: pushes((cursor) => cursor.bytes(8).readDoubleBE()),
  B: data(4),
  C: data(1),
}

const BY_CODE: Readonly<Record<number, Instruction>> = {
  [PROTO]: does((_machine, cursor) => {
    if (cursor.byte() > 5) throw new Malformed('it is of a protocol that nobody knows')
  }),
  129: does(reduce),
  130: registered(1),
  131: registered(2),
  132: registered(4),
  133: tuple(1),
  134: tuple(2),
  135: tuple(3),
  136: pushes(() => 1),
  137: pushes(() => 0),
  138: long(1),
  139: long(4),
  140: text(1),
  141: text(8),
  142: data(8),
  143: pushes(() => []),
  144: does((machine) => machine.append(machine.popMark())),
  145: does((machine) => machine.push(machine.popMark())),
  146: does(newObject),
  147: does((machine) => machine.importFromStack()),
  148: does((machine) => machine.memoize()),
  // A frame only says how many bytes belong together.
  149: does((_machine, cursor) => void cursor.bytes(8)),
  150: data(8),
  151: pushes(() => null),
  // The buffer on the stack becomes one that cannot be written: still nothing to look at.
  152: does((machine) => void machine.top()),
}

export const INSTRUCTIONS: readonly (Instruction | undefined)[] = Array.from(
  { length: 256 },
  (_, code) => BY_LETTER[String.fromCharCode(code)] ?? BY_CODE[code],
)
