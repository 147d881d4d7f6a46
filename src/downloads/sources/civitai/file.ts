// A file of a version as it is planned: by its number, with the size and hash that can be relied on.
import { type Asking, bearer } from '../asking.ts'
import type { PlannedFile } from '../planned.ts'
import type { CivitaiFile, CivitaiVersion } from './answers.ts'
import { civitaiRefusal } from './refusals.ts'
import { verdictOf } from './verdict.ts'

interface Of {
  version: CivitaiVersion
  page: URL
  asking: Asking
}

export function plannedFile(file: CivitaiFile, { version, page, asking }: Of): PlannedFile {
  const asked = { what: `${file.name} on CivitAI`, page: page.href }
  return {
    path: file.name,
    id: String(file.id),
    size: sizeOf(file),
    hash: hashOf(file),
    verdict: verdictOf(file),
    origin: {
      key: `civitai:${version.id}/${file.id}`,
      url: new URL(`${asking.endpoint}/api/download/models/${version.id}?fileId=${file.id}`),
      authorization: bearer(asking.token),
      trust: 'endpoint',
      refusal: (answer) => civitaiRefusal(answer, asked),
    },
  }
}

/** Bytes divided by 1024 are exact in a float; what is no whole number of bytes was rounded, and proves nothing. */
function sizeOf({ sizeKB }: CivitaiFile): number | null {
  if (sizeKB === null || sizeKB === undefined) return null
  const bytes = sizeKB * 1024
  return Number.isSafeInteger(bytes) ? bytes : null
}

export const EMPTY_SHA256 = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'

/** The hash of nothing is what an upload that failed left behind. */
function hashOf({ hashes }: CivitaiFile): PlannedFile['hash'] {
  const hex = (name: string) => {
    const text = hashes?.[name]?.toLowerCase() ?? ''
    return /^[0-9a-f]{64}$/.test(text) && text !== EMPTY_SHA256 ? text : undefined
  }
  const sha256 = hex('SHA256')
  if (sha256) return { algorithm: 'sha256', hex: sha256 }
  const blake3 = hex('BLAKE3')
  return blake3 ? { algorithm: 'blake3', hex: blake3 } : null
}
