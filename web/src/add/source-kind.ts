// What a pasted text looks like, said while it is typed. The server decides what it is.

export type SourceKind = 'huggingface' | 'civitai' | 'url' | 'local'

const RULES: readonly [SourceKind, RegExp][] = [
  ['local', /^(\/|~\/|[A-Za-z]:[\\/]|\\\\|file:)/],
  ['civitai', /^(https?:\/\/)?(www\.)?civitai\.(com|red|green)\b|^(urn:)?air:|^(civitai:)?\d+@\d+/i],
  ['huggingface', /^(https?:\/\/)?(www\.)?(huggingface\.co|hf\.co|hf-mirror\.com)\b|^hf:\/\//i],
  ['url', /^https?:\/\//i],
  ['huggingface', /^[\w.-]+\/[\w.-]/],
]

export function sourceKindOf(text: string): SourceKind | null {
  const trimmed = text.trim().replace(/^[<"']+/, '')
  return RULES.find(([, pattern]) => pattern.test(trimmed))?.[0] ?? null
}

/** The folder that a path names, or lies in where it names a file. */
export function folderOf(path: string, isFile: boolean): string {
  const clean = path.trim()
  if (!isFile) return clean
  const end = Math.max(clean.lastIndexOf('/'), clean.lastIndexOf('\\'))
  return end > 0 ? clean.slice(0, end) : clean.slice(0, 1)
}
