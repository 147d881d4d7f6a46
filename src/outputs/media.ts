// What a file is, by its first bytes: whoever made it may say anything, and a browser shows what it is told.

/** How many bytes it takes. */
export const HEAD_BYTES = 64

type Signature = readonly [type: string, matches: (head: Buffer) => boolean]

const at = (offset: number, text: string) => (head: Buffer) =>
  head.toString('latin1', offset, offset + text.length) === text
const hex = (digits: string) => (head: Buffer) => head.toString('hex', 0, digits.length / 2) === digits
const both = (first: Signature[1], second: Signature[1]) => (head: Buffer) => first(head) && second(head)
/** The brand of an ISO media file. */
const brand = (pattern: RegExp) => (head: Buffer) => at(4, 'ftyp')(head) && pattern.test(head.toString('latin1', 8, 12))
/** An MPEG frame begins with eleven bits set; layers other than 0 are sound. */
const isMpegFrame = ([first = 0, second = 0]: Buffer) =>
  first === 0xff && (second & 0xe0) === 0xe0 && (second & 0x06) !== 0

const SIGNATURES: readonly Signature[] = [
  ['image/png', hex('89504e470d0a1a0a')],
  ['image/jpeg', hex('ffd8ff')],
  ['image/gif', at(0, 'GIF8')],
  ['image/webp', both(at(0, 'RIFF'), at(8, 'WEBP'))],
  ['image/avif', brand(/^avi[fs]$/)],
  ['audio/wav', both(at(0, 'RIFF'), at(8, 'WAVE'))],
  ['video/x-msvideo', both(at(0, 'RIFF'), at(8, 'AVI '))],
  ['audio/flac', at(0, 'fLaC')],
  ['audio/ogg', at(0, 'OggS')],
  ['audio/mpeg', at(0, 'ID3')],
  ['audio/mp4', brand(/^M4A /)],
  ['video/quicktime', brand(/^qt /)],
  ['video/mp4', brand(/./s)],
  ['video/webm', both(hex('1a45dfa3'), (head) => head.includes('webm'))],
  ['model/gltf-binary', at(0, 'glTF')],
  ['application/pdf', at(0, '%PDF-')],
  ['application/zip', hex('504b0304')],
  ['audio/mpeg', isMpegFrame],
]

const OCTETS = 'application/octet-stream'

/** What has no head to be known by, and is believed: nothing that a browser would run. */
const BELIEVED: ReadonlySet<string> = new Set([
  ...['audio/aac', 'audio/opus', 'audio/pcm', 'audio/l16', 'audio/basic', 'audio/midi', 'image/bmp', 'image/tiff'],
  ...['video/mpeg', 'video/x-matroska', 'text/plain', 'text/csv', 'application/json'],
])

/** @param told by whoever made or sent the file. */
export function mediaTypeOf(head: Buffer, told: readonly (string | null)[]): string {
  const found = SIGNATURES.find(([, matches]) => matches(head))
  if (found) return found[0]
  const types = told.map((type) => type?.split(';', 1)[0]?.trim().toLowerCase() ?? '')
  return types.find((type) => BELIEVED.has(type)) ?? OCTETS
}

/** A page where a file should be: of a login, or of an error. */
export const isPage = (head: Buffer): boolean =>
  /^[\s\ufeff]*<(!doctype html|html|head|body)/i.test(head.toString('utf8'))

const EXTENSIONS: Readonly<Record<string, string>> = {
  'image/jpeg': 'jpg',
  'audio/mpeg': 'mp3',
  'audio/mp4': 'm4a',
  'audio/midi': 'mid',
  'video/quicktime': 'mov',
  'video/x-msvideo': 'avi',
  'video/x-matroska': 'mkv',
  'video/mpeg': 'mpg',
  'model/gltf-binary': 'glb',
  'text/plain': 'txt',
  [OCTETS]: 'bin',
}

/** Of a type that `mediaTypeOf` gave; no two have the same. */
export const extensionOf = (type: string): string => EXTENSIONS[type] ?? type.slice(type.indexOf('/') + 1)

const BY_EXTENSION: ReadonlyMap<string, string> = new Map(
  [...SIGNATURES.map(([type]) => type), ...BELIEVED, OCTETS].map((type) => [extensionOf(type), type]),
)

/** Of a file by its name, which was made of its type. */
export const typeOfName = (name: string): string => BY_EXTENSION.get(name.slice(name.lastIndexOf('.') + 1)) ?? OCTETS

/** What a browser may show by itself. */
export const isShown = (type: string): boolean => /^(image|audio|video)\//.test(type)
