// What a download will bring: decided once, before the first byte.

export interface PlannedFile {
  path: string
  size: number | null
  /** Small files of a repository have no SHA-256, but git's name for their content proves it as well. */
  hash: { algorithm: 'sha256' | 'git'; hex: string } | null
}

export interface Plan {
  repo: string
  commit: string
  files: PlannedFile[]
}
