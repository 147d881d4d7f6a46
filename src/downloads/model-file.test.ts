// A file of weights is known by its first bytes, whatever it is called.
import { describe, expect, it } from 'vitest'
import { checkFirstBytes, checkHeader } from './model-file.ts'

const fileOf = (bytes: Buffer) => ({
  read: async (buffer: Buffer, offset: number, length: number, position: number) => ({
    bytesRead: bytes.copy(buffer, offset, position, position + length),
    buffer,
  }),
})

function safetensors(header: string, data: number, length = Buffer.byteLength(header)): Buffer {
  const prefix = Buffer.alloc(8)
  prefix.writeBigUInt64LE(BigInt(length))
  return Buffer.concat([prefix, Buffer.from(header), Buffer.alloc(data)])
}

const check = (path: string, bytes: Buffer) =>
  checkHeader(path, fileOf(bytes) as Parameters<typeof checkHeader>[1], bytes.length)

describe('a header', () => {
  it.each([
    ['a.safetensors', safetensors('{"w":{"dtype":"U8","shape":[4],"data_offsets":[0,4]}}', 4)],
    ['a.safetensors', safetensors('{"__metadata__":{"format":"pt"}}', 0)],
    ['a.gguf', Buffer.from('GGUF\x03')],
    ['a.ckpt', Buffer.from('PK\x03\x04')],
    ['a.bin', Buffer.from([0x80, 0x02])],
    ['config.json', Buffer.from('{}')],
  ])('of %s is taken', async (path, bytes) => {
    await expect(check(path, bytes)).resolves.toBeUndefined()
  })

  it.each([
    ['that is empty', 'a.safetensors', Buffer.alloc(0)],
    ['that is larger than the file', 'a.safetensors', safetensors('{}', 0, 1_000)],
    ['that would fill the memory', 'a.safetensors', safetensors('{}', 0, 2 ** 50)],
    ['that is no JSON', 'a.safetensors', safetensors('{"w":', 4)],
    ['that is a list', 'a.safetensors', safetensors('[1]', 4)],
    ['of a file that was cut off', 'a.safetensors', safetensors('{"w":{"data_offsets":[0,9]}}', 4)],
    ['of another format', 'a.gguf', Buffer.from('PK\x03\x04')],
    ['of no format', 'a.pth', Buffer.from('hello')],
  ])('%s is refused', async (_what, path, bytes) => {
    await expect(check(path, bytes)).rejects.toMatchObject({ code: 'not_a_model_file' })
  })
})

describe('the first bytes', () => {
  it.each([
    ['a page by its type', 'a.bin', '', 'text/html; charset=utf-8'],
    ['a page by its words', 'a.safetensors', ' <!DOCTYPE html>', undefined],
    ['the message of an error', 'a.gguf', '{"error":"no"}', 'application/json'],
    ['the refusal of storage', 'config.json', '<?xml version="1.0"?>', undefined],
  ])('betray %s', (_what, path, first, contentType) => {
    expect(() => checkFirstBytes(path, Buffer.from(first), contentType)).toThrow(/is not a model file/)
  })

  it('of a text may be anything', () => {
    expect(() => checkFirstBytes('README.md', Buffer.from('<html>'), 'text/plain')).not.toThrow()
  })
})
