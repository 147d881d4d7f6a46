// Pickles and archives made by hand for tests, instruction by instruction: nothing of Python is needed, and nothing is run.
import { crc32, deflateRawSync } from 'node:zlib'

type Piece = string | number | Buffer

/** Text is taken letter by letter, a number as one byte. */
export const bytesOf = (...pieces: readonly Piece[]): Buffer =>
  Buffer.concat(
    pieces.map((piece) => (typeof piece === 'number' ? Buffer.from([piece]) : Buffer.from(piece as string, 'latin1'))),
  )

/** A whole pickle of protocol 2 with these instructions. */
export const pickle = (...pieces: readonly Piece[]): Buffer => bytesOf(0x80, 2, ...pieces, '.')

/** BINUNICODE. */
export function unicode(text: string): Buffer {
  const bytes = Buffer.from(text)
  const length = Buffer.alloc(4)
  length.writeUInt32LE(bytes.length)
  return bytesOf('X', length, bytes)
}

export const global = (module: string, name: string): Buffer => bytesOf(`c${module}\n${name}\n`)

function int(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeInt32LE(value)
  return bytesOf('J', bytes)
}

/** What torch.save writes for one tensor: a call of _rebuild_tensor_v2 with a reference to its numbers. */
function tensor(shape: readonly number[], storage = 'HalfStorage'): Buffer {
  const numbers = shape.reduce((product, size) => product * size, 1)
  const id = bytesOf(
    '(',
    unicode('storage'),
    global('torch', storage),
    unicode('0'),
    unicode('cpu'),
    int(numbers),
    'tQ',
  )
  const sizes = bytesOf('(', ...shape.map(int), 't')
  const rest = bytesOf(0x89, global('collections', 'OrderedDict'), ')R')
  return bytesOf(global('torch._utils', '_rebuild_tensor_v2'), '(', id, int(0), sizes, sizes, rest, 'tR')
}

/** An OrderedDict with these tensors, inside another dictionary where `within` says so. */
export function stateDict(shapes: Readonly<Record<string, readonly number[]>>, within?: string): Buffer {
  const items = Object.entries(shapes).flatMap(([name, shape]) => [unicode(name), tensor(shape)])
  const dictionary = bytesOf(global('collections', 'OrderedDict'), ')R(', ...items, 'u')
  return within === undefined ? pickle(dictionary) : pickle('}', unicode(within), dictionary, 's')
}

export interface ZipEntry {
  name: string
  data: Buffer
  isDeflated?: boolean
  /** What the list of contents says of its size, where that is a lie. */
  claimed?: number
}

/** A zip archive as torch.save writes it. */
export function zip(entries: readonly ZipEntry[]): Buffer {
  const locals: Buffer[] = []
  const list: Buffer[] = []
  let offset = 0
  for (const { name, data, isDeflated = false, claimed } of entries) {
    const packed = isDeflated ? deflateRawSync(data) : data
    const method = isDeflated ? 8 : 0
    const common = numbers(
      [2, 20],
      [2, 0],
      [2, method],
      [4, 0],
      [4, crc32(data)],
      [4, claimed ?? packed.length],
      [4, claimed ?? data.length],
      [2, name.length],
      [2, 0],
    )
    const local = Buffer.concat([numbers([4, 0x04034b50]), common, Buffer.from(name), packed])
    list.push(
      Buffer.concat([
        numbers([4, 0x02014b50], [2, 20]),
        common,
        numbers([2, 0], [2, 0], [2, 0], [4, 0], [4, offset]),
        Buffer.from(name),
      ]),
    )
    locals.push(local)
    offset += local.length
  }
  const contents = Buffer.concat(list)
  const end = numbers(
    [4, 0x06054b50],
    [2, 0],
    [2, 0],
    [2, entries.length],
    [2, entries.length],
    [4, contents.length],
    [4, offset],
    [2, 0],
  )
  return Buffer.concat([...locals, contents, end])
}

/** Each with its width in bytes, little endian. */
function numbers(...fields: readonly (readonly [width: number, value: number])[]): Buffer {
  return Buffer.concat(
    fields.map(([width, value]) => {
      const bytes = Buffer.alloc(width)
      bytes.writeUIntLE(value, 0, width)
      return bytes
    }),
  )
}

export const torchZip = (data: Buffer, numbersBytes = 0): Buffer =>
  zip([
    { name: 'archive/data.pkl', data },
    { name: 'archive/data/0', data: Buffer.alloc(numbersBytes) },
    { name: 'archive/version', data: Buffer.from('3\n') },
  ])
