// The size of an image: whether it fits, and the largest one of the same shape that does.
import type { Parameters } from './parameters.ts'

interface Size {
  width: number
  height: number
}

/** The size that is asked for; a side that is not given is like the other. Null where neither is. */
export function sizeOf({ resolution_width, resolution_height }: Parameters): Size | null {
  const width = Number(resolution_width ?? resolution_height)
  const height = Number(resolution_height ?? resolution_width)
  return Number.isNaN(width) ? null : { width, height }
}

export const pixels = (parameters: Parameters): number | null => {
  const size = sizeOf(parameters)
  return size && size.width * size.height
}

/** A bound holds either way round: 1024x768 allows 768x1024. */
export function fitsInto(limit: string, parameters: Parameters): boolean {
  const size = sizeOf(parameters)
  if (!size) return true
  const { short, long } = sidesOf(limit)
  return Math.min(size.width, size.height) <= short && Math.max(size.width, size.height) <= long
}

export function scaleInto(limit: string, parameters: Parameters): Parameters | null {
  const size = sizeOf(parameters)
  if (!size) return null
  const { short, long } = sidesOf(limit)
  const factor = Math.min(short / Math.min(size.width, size.height), long / Math.max(size.width, size.height))
  return asParameters(scaled(size, factor))
}

/** A side cannot be thinner than a pixel: of such an image the other side gives way. */
export function scaleToPixels(limit: number, parameters: Parameters): Parameters | null {
  const size = sizeOf(parameters)
  if (!size) return null
  const { width, height } = scaled(size, Math.sqrt(limit / (size.width * size.height)))
  const narrowed = Math.min(width, Math.max(1, Math.floor(limit / height)))
  return asParameters({ width: narrowed, height: Math.min(height, Math.floor(limit / narrowed)) })
}

/** Null where a side is shorter than one multiple: to enlarge it would not be to clamp it. */
export function roundDown(multiple: number, parameters: Parameters): Parameters | null {
  const size = sizeOf(parameters)
  if (!size || size.width < multiple || size.height < multiple) return null
  return asParameters({ width: size.width - (size.width % multiple), height: size.height - (size.height % multiple) })
}

const scaled = ({ width, height }: Size, factor: number): Size => ({
  width: Math.max(1, Math.floor(width * factor)),
  height: Math.max(1, Math.floor(height * factor)),
})

const asParameters = ({ width, height }: Size): Parameters => ({ resolution_width: width, resolution_height: height })

function sidesOf(limit: string): { short: number; long: number } {
  const [width = 0, height = 0] = limit.split('x').map(Number)
  return { short: Math.min(width, height), long: Math.max(width, height) }
}
