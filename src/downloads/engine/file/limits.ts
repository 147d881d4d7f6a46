// How much an engine takes: of the network, of the disk, of memory. Tests make files small and times short by it.

export interface Limits {
  /** Of one file. */
  connectionsPerFile: number
  /** Of all files together. */
  connections: number
  /** Null: 16 to 64 MiB by the size of the file. */
  segmentBytes: number | null
  /** The least that is taken from a connection which would end late. */
  leastTailBytes: number
  /** What is lost at most by a power cut: so many bytes, or the bytes of so many milliseconds. */
  checkpointBytes: number
  checkpointMs: number
  /** How often the number of connections is thought over. */
  sampleMs: number
  /** Without a sign of life for so long an owner on another machine counts as gone. */
  staleMs: number
}

const MEBIBYTE = 1024 * 1024

export const LIMITS: Limits = {
  connectionsPerFile: 8,
  connections: 16,
  segmentBytes: null,
  leastTailBytes: 2 * MEBIBYTE,
  checkpointBytes: 64 * MEBIBYTE,
  checkpointMs: 2_000,
  sampleMs: 250,
  staleMs: 20_000,
}
