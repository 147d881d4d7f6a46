// How long jobs took: below a second in milliseconds, where tenths would all be the same.
import { formatDuration } from '../core/format.ts'

export const latency = (seconds: number): string =>
  seconds > 0 && seconds < 1 ? `${Math.round(seconds * 1000)} ms` : formatDuration(seconds)
