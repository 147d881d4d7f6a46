// The name that an answer gives to its file. It is a wish: whoever uses it checks it as any other name.
import type { Headers } from './exchange.ts'

export function fileNameOf(headers: Headers, url: URL): string | null {
  const asked = url.searchParams.get('response-content-disposition') ?? url.searchParams.get('b2ContentDisposition')
  return dispositionName(headers['content-disposition'] ?? '') ?? dispositionName(asked ?? '') ?? null
}

function dispositionName(disposition: string): string | undefined {
  const encoded = /filename\*\s*=\s*(?:utf-8|iso-8859-1)'[^']*'([^;\s]+)/i.exec(disposition)?.[1]
  if (encoded !== undefined) return decoded(encoded)
  const plain = /filename\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^;\s]+))/i.exec(disposition)
  return plain?.[1]?.replace(/\\(.)/g, '$1') ?? plain?.[2]
}

function decoded(name: string): string | undefined {
  try {
    return decodeURIComponent(name)
  } catch {
    // Not what it says that it is: then there is no name.
    return undefined
  }
}
