// Whether an answer begins as its file must: an error page that says 200 is refused before a byte of it is kept.
import { RosterError } from '../../../core/errors.ts'

/** So many bytes decide. */
export const SNIFF_BYTES = 64

const LARGEST_HEADER = 100 * 1024 * 1024
const endingOf = (path: string): string => /\.([^./]+)$/.exec(path)?.[1]?.toLowerCase() ?? ''

const PAGES = /^(?:<!doctype|<html|<head|<\?xml|<error)/i
const TEXTS: ReadonlySet<string> = new Set(['md', 'txt', 'html', 'xml'])

type Check = (first: Buffer, size: number | null) => boolean

const startsWith = (first: Buffer, ...magics: readonly string[]) =>
  magics.some((magic) => first.subarray(0, magic.length).equals(Buffer.from(magic, 'latin1')))

const isSafetensors: Check = (first, size) => {
  if (first.length < 9) return false
  const header = Number(first.readBigUInt64LE())
  const most = Math.min(LARGEST_HEADER, (size ?? Number.POSITIVE_INFINITY) - 8)
  return header >= 2 && header <= most && first[8] === 0x7b
}
const isGguf: Check = (first) => startsWith(first, 'GGUF')
/** A zip of PyTorch, or a bare pickle. */
const isTorch: Check = (first) => startsWith(first, 'PK\x03\x04', '\x80')
const isNotText: Check = (first) => !/^[[{<]/.test(textOf(first))

const CHECKS: Readonly<Record<string, { is: string; check: Check }>> = {
  safetensors: { is: 'a safetensors file', check: isSafetensors },
  sft: { is: 'a safetensors file', check: isSafetensors },
  gguf: { is: 'a GGUF file', check: isGguf },
  ckpt: { is: 'a PyTorch checkpoint', check: isTorch },
  pt: { is: 'a PyTorch file', check: isTorch },
  pth: { is: 'a PyTorch file', check: isTorch },
  bin: { is: 'a file of weights', check: isNotText },
  onnx: { is: 'an ONNX model', check: isNotText },
}

const textOf = (first: Buffer): string => first.toString('latin1').replace(/^(?:\xef\xbb\xbf)?\s*/, '')

export interface Beginning {
  path: string
  host: string
  contentType: string | undefined
  size: number | null
  /** Whether the address led through a page for signing in. */
  wasLogin: boolean
  first: Buffer
}

/** @throws RosterError not_a_model_file */
export function checkBeginning(beginning: Beginning): void {
  refusePage(beginning)
  const { path, host, size, first } = beginning
  const rule = CHECKS[endingOf(path)]
  if (rule && size !== 0 && !rule.check(first, size))
    throw notAModel(path, `what ${host} sent is not ${rule.is}; check the address`)
}

/** @throws RosterError not_a_model_file; gated where a page for signing in was sent */
export function refusePage({ path, host, contentType, wasLogin, first }: Omit<Beginning, 'size'>): void {
  const ending = endingOf(path)
  const text = textOf(first)
  const isPage = !TEXTS.has(ending) && (/^text\/html\b/i.test(contentType ?? '') || PAGES.test(text))
  if (isPage && wasLogin)
    throw new RosterError('gated', `${host} wants you to sign in for ${path}: give a token that may read it`)
  const isError = !TEXTS.has(ending) && /^\{\s*"(error|message|detail)"/i.test(text)
  if (isPage || isError)
    throw notAModel(
      path,
      `${host} sent ${isPage ? 'a web page' : 'an error message'} instead; open its page to see why`,
    )
}

const notAModel = (path: string, why: string): RosterError =>
  new RosterError('not_a_model_file', `${path} cannot be used: ${why}`)
