// Entries of a library and small files of weights, for tests.
import { mkdir, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { LibraryEntry } from '../../src/library/contract.ts'

/** An installed model with one file that need not be there. */
export const libraryEntry = (id: string, facts: Partial<LibraryEntry> = {}): LibraryEntry => ({
  id,
  name: id,
  type: 'base_model',
  family: 'sdxl',
  base_model: 'sdxl',
  path: `sdxl/${id}`,
  files: [{ path: `sdxl/${id}/model.safetensors`, size: 1, sha256: null }],
  size_bytes: 1,
  source: null,
  identified: null,
  installed_at: '2026-01-31T12:00:00Z',
  verified_at: null,
  status: 'ok',
  model: null,
  ...facts,
})

export type Tensors = Readonly<Record<string, readonly number[]>>

/** A whole safetensors file with these tensors, all zeros, of two bytes an element. */
export function safetensors(tensors: Tensors = { weight: [2, 2] }, metadata?: Record<string, string>): Buffer {
  let end = 0
  const entries = Object.entries(tensors).map(([name, shape]) => {
    const start = end
    end += 2 * shape.reduce((product, size) => product * size, 1)
    return [name, { dtype: 'F16', shape, data_offsets: [start, end] }]
  })
  const header = Buffer.from(
    JSON.stringify({ ...(metadata && { __metadata__: metadata }), ...Object.fromEntries(entries) }),
  )
  const length = Buffer.alloc(8)
  length.writeBigUInt64LE(BigInt(header.length))
  return Buffer.concat([length, header, Buffer.alloc(end)])
}

export async function writeFileAt(path: string, content: string | Buffer): Promise<void> {
  await mkdir(dirname(path), { recursive: true })
  await writeFile(path, content)
}
