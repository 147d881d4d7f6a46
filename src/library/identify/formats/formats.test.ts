// Headers of all formats: the good, the cut off, the lying and the hostile.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it, onTestFinished } from 'vitest'
import { type GgufOptions, ggufHeader } from '../../../../test/support/gguf.ts'
import { safetensorsHeader, sparseSource, withLength } from '../../../../test/support/weights.ts'
import { RosterError } from '../../../core/errors.ts'
import { bufferSource, identifyFile, openFileSource } from '../index.ts'

const identify = (bytes: Buffer, name: string) => identifyFile(bufferSource(bytes), name)
const refusal = (bytes: Buffer, name: string) =>
  identify(bytes, name).then(
    () => 'taken',
    (error: unknown) => (error instanceof RosterError && error.code === 'not_a_model_file' ? error.message : error),
  )

describe('a safetensors file', () => {
  const header = (entries: object, data = 0) => Buffer.concat([withLength(JSON.stringify(entries)), Buffer.alloc(data)])
  const tensor = (start: number, end: number, shape = [end - start]) => ({
    dtype: 'U8',
    shape,
    data_offsets: [start, end],
  })

  it('is read by its header alone, in one piece where that is small and two where it is not', async () => {
    const small = sparseSource(safetensorsHeader({ a: [100_000, 100_000] }))
    await identifyFile(small, 'a.safetensors')
    expect(small.reads).toHaveLength(1)
    const names = Object.fromEntries(Array.from({ length: 3000 }, (_, at) => [`a.layer.${at}.weight`, [10, 10]]))
    const large = sparseSource(safetensorsHeader(names))
    await identifyFile(large, 'a.sft')
    expect(large.reads).toHaveLength(2)
  })

  it.each([
    ['cut off', -1, /1 of \d+ bytes are missing/],
    ['too long', 7, /7 bytes more/],
  ])('that is %s is told from its header', async (_what, change, sentence) => {
    const { bytes, size } = safetensorsHeader({ a: [1000] })
    const facts = await identifyFile(sparseSource({ bytes, size: size + change }), 'a.safetensors')
    expect(facts).toMatchObject({ isWhole: false, fault: expect.stringMatching(sentence) })
  })

  it.each<[string, Buffer, RegExp]>([
    ['whose header would fill the memory', withLength('{}', 2 ** 40), /does not begin/],
    ['whose header is longer than it', withLength('{}', 1000), /does not fit/],
    ['whose header is no JSON', withLength('{"a":'), /no JSON/],
    ['whose tensors overlap', header({ a: tensor(0, 4), b: tensor(2, 6) }, 6), /overlap/],
    ['with a gap between tensors', header({ a: tensor(0, 4), b: tensor(6, 8) }, 8), /gap/],
    ['whose shape and bytes differ', header({ a: tensor(0, 4, [5]) }, 4), /cannot have 4 bytes/],
    [
      'whose tensor ends before it begins',
      header({ a: { dtype: 'U8', shape: [], data_offsets: [4, 0] } }),
      /ends before/,
    ],
    [
      'whose offsets are text',
      header({ a: { dtype: 'U8', shape: [], data_offsets: ['0', '1'] } }),
      /where its data lies/,
    ],
    ['whose tensor is null', header({ a: null }), /no dtype/],
    ['whose metadata is a list', header({ __metadata__: [] }), /metadata/],
    ['that is a web page', Buffer.from('<!DOCTYPE html><html>login</html>'), /web page/],
    ['that is the message of an error', Buffer.from('{"error":"Unauthorized","message":"..."}'), /JSON/],
    [
      'that is a pointer of Git LFS',
      Buffer.from('version https://git-lfs.github.com/spec/v1\noid'),
      /pointer of Git LFS/,
    ],
    ['that is a pickle', Buffer.from([0x80, 2, 0x4e, 0x2e]), /its content is pickle/],
    ['that is empty', Buffer.alloc(0), /empty/],
  ])('%s is refused with the reason', async (_what, bytes, sentence) => {
    expect(await refusal(bytes, 'a.safetensors')).toMatch(sentence)
  })
})

describe('a GGUF file', () => {
  const LLAMA = {
    'general.architecture': 'llama',
    'general.file_type': 15,
    'llama.block_count': 32,
    'llama.context_length': 8192,
    'llama.embedding_length': 4096,
    'llama.attention.head_count': 32,
    'llama.attention.head_count_kv': 8,
    'tokenizer.ggml.tokens': Array.from({ length: 20_000 }, (_, at) => `token${at}`),
  }
  const Q4_K = { type: 12, dimensions: [4096, 4096] }
  const file = (options: GgufOptions, data = 4096 * 4096 * (144 / 256)) => {
    const header = ggufHeader(options)
    return { bytes: header, size: Math.ceil(header.length / 32) * 32 + data }
  }

  it.each([
    ['version 3', { version: 3 }],
    ['version 2', { version: 2 }],
    ['version 1', { version: 1 }],
    ['big endian', { isBig: true }],
  ])('of %s is read', async (_what, options) => {
    const source = sparseSource(file({ ...options, notes: LLAMA, tensors: { 'blk.0.attn_q.weight': Q4_K } }))
    const facts = await identifyFile(source, 'model.gguf')
    expect(facts).toMatchObject({ isWhole: true, fault: null, tensors: 1 })
    expect(facts.identified).toMatchObject({
      type: 'base_model',
      family: 'llama',
      base_model: null,
      format: 'gguf',
      precision: 'Q4_K_M',
      parameters: 4096 * 4096,
      safety: 'safe',
      conflicts: [],
    })
    // Room for 8192 tokens: 2 x 32 layers x 8192 x 8 heads x 128 x 2 bytes are 1.07 GB.
    expect(facts.identified.vram_estimate_gb).toBe(2.4)
    expect(facts.identified.metadata).not.toHaveProperty('tokenizer.ggml.tokens')
  })

  it.each([false, true])(
    'that lies on a disk is read piece by piece, as from memory (big endian: %s)',
    async (isBig) => {
      const words = Array.from({ length: 100_000 }, (_, at) => `word ${'x'.repeat(at % 40)}`)
      const names = Array.from({ length: 5000 }, (_, at) => [`blk.${at}.attn_q.weight`, Q4_K])
      const notes = { ...LLAMA, 'tokenizer.ggml.tokens': words, 'general.name': 'After the words' }
      const bytes = ggufHeader({ isBig, notes, tensors: Object.fromEntries(names) })
      const path = join(mkdtempSync(join(tmpdir(), 'roster-gguf-')), 'model.gguf')
      onTestFinished(() => rmSync(dirname(path), { recursive: true }))
      writeFileSync(path, bytes)
      const source = await openFileSource(path)
      const facts = await identifyFile(source, 'model.gguf').finally(() => source.close())
      expect(facts).toEqual(await identify(bytes, 'model.gguf'))
      expect(facts).toMatchObject({ tensors: 5000, identified: { metadata: { 'general.name': 'After the words' } } })
    },
  )

  it('that is cut off is told from its header', async () => {
    const { bytes, size } = file({ notes: LLAMA, tensors: { a: Q4_K } })
    const facts = await identifyFile(sparseSource({ bytes, size: size - 1 }), 'model.gguf')
    expect(facts).toMatchObject({ isWhole: false, fault: expect.stringMatching(/^The file is cut off: 1 of/) })
  })

  it('that its converter calls Lumina 2 is Z-Image by its shapes, and the conflict is shown', async () => {
    const tensors = {
      'context_refiner.0.attention.qkv.weight': { type: 1, dimensions: [1, 1] },
      'layers.0.adaLN_modulation.0.weight': { type: 1, dimensions: [1, 1] },
      'cap_embedder.0.weight': { type: 1, dimensions: [2560] },
    }
    const { identified } = await identifyFile(
      sparseSource(file({ notes: { 'general.architecture': 'lumina2' }, tensors }, 5120)),
      'z.gguf',
    )
    expect(identified).toMatchObject({ base_model: 'zimage' })
    expect(identified.conflicts).toMatchObject([
      { field: 'base_model', values: [{ value: 'zimage' }, { value: 'lumina2' }] },
    ])
  })

  it('whose sizes stand the wrong way round is told all the same', async () => {
    const name = 'input_blocks.2.1.transformer_blocks.0.attn2.to_k.weight'
    const reversed = file(
      { notes: { 'general.architecture': 'sd1' }, tensors: { [name]: { type: 1, dimensions: [320, 768] } } },
      320 * 768 * 2,
    )
    expect((await identifyFile(sparseSource(reversed), 'a.gguf')).identified).toMatchObject({
      base_model: 'sd1',
      evidence: expect.arrayContaining([expect.objectContaining({ signal: 'shapes' })]),
    })
  })

  it('without a file type has the precision of its name, and says of which whole it is a part', async () => {
    const source = sparseSource(file({ notes: { 'general.architecture': 'qwen2' }, tensors: { a: Q4_K } }))
    const { identified } = await identifyFile(source, 'qwen-q5_k_m-00001-of-00003.gguf')
    expect(identified).toMatchObject({ precision: 'Q5_K_M', family: 'qwen2' })
    expect(identified.evidence).toContainEqual(
      expect.objectContaining({ detail: expect.stringContaining('part 1 of 3') }),
    )
  })

  const u64 = (value: bigint) => {
    const bytes = Buffer.alloc(8)
    bytes.writeBigUInt64LE(value)
    return bytes
  }
  const start = (tensors: bigint, notes: bigint, ...rest: Buffer[]) =>
    Buffer.concat([Buffer.from('GGUF'), Buffer.from([3, 0, 0, 0]), u64(tensors), u64(notes), ...rest, Buffer.alloc(64)])
  const note = (type: number, ...rest: Buffer[]) =>
    start(0n, 1n, u64(1n), Buffer.from('a'), Buffer.from([type, 0, 0, 0]), ...rest)
  const list = (type: number, length: bigint) => [Buffer.from([type, 0, 0, 0]), u64(length)]

  it.each<[string, Buffer]>([
    ['of version 9', Buffer.from([...Buffer.from('GGUF'), 9, 0, 0, 0, ...Buffer.alloc(32)])],
    ['with too many tensors', start(10_000_001n, 0n)],
    ['with too many notes', start(0n, 100_001n)],
    ['with a text that is too long', note(8, u64(10_000_001n))],
    ['with a list that is too long', note(9, ...list(0, 1_000_001n))],
    [
      'with lists that are too deep',
      note(9, ...list(9, 1n), ...list(9, 1n), ...list(9, 1n), ...list(9, 1n), ...list(9, 1n)),
    ],
    ['with a value of no type', note(99)],
    ['with nine dimensions', start(1n, 0n, u64(1n), Buffer.from('a'), Buffer.from([9, 0, 0, 0]))],
    ['with a dimension of 2^32', start(1n, 0n, u64(1n), Buffer.from('a'), Buffer.from([1, 0, 0, 0]), u64(2n ** 32n))],
    ['that breaks off', Buffer.from('GGUF\x03')],
  ])('%s is refused', async (_what, bytes) => {
    expect(await refusal(bytes, 'a.gguf')).toMatch(/is not a model file/)
  })
})

describe('an ONNX file', () => {
  const graph = Buffer.concat([Buffer.from([0x3a, 5]), Buffer.alloc(5)])
  const onnx = Buffer.concat([Buffer.from([0x08, 8, 0x12, 7]), Buffer.from('pytorch'), graph])

  it('is known by its fields', async () => {
    const { identified, isWhole } = await identify(onnx, 'model.onnx')
    expect(identified).toMatchObject({
      format: 'onnx',
      safety: 'safe',
      metadata: { ir_version: 8, producer_name: 'pytorch' },
    })
    expect(isWhole).toBe(true)
  })

  it('that is cut off, or is none, is told', async () => {
    expect(await identify(onnx.subarray(0, -1), 'model.onnx')).toMatchObject({ isWhole: false })
    expect(await refusal(Buffer.from([0x08, 8, 0x12, 1, 65]), 'model.onnx')).toMatch(/no graph/)
  })
})

describe('whatever a file holds', () => {
  const NAMES = ['a.safetensors', 'a.sft', 'a.gguf', 'a.ckpt', 'a.pt', 'a.pth', 'a.bin', 'a.onnx', 'blob']
  const STARTS = [
    Buffer.alloc(0),
    Buffer.from('GGUF\x03\0\0\0'),
    Buffer.from('PK\x03\x04'),
    Buffer.from([0x80, 2]),
    Buffer.from([0x08, 8, 0x12]),
    withLength('{', 40),
  ]

  it('it is identified or refused as no model, and never read beyond its end', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...STARTS),
        fc.uint8Array({ maxLength: 400 }),
        fc.constantFrom(...NAMES),
        async (begin, rest, name) => {
          const bytes = Buffer.concat([begin, rest])
          const source = sparseSource({ bytes, size: bytes.length })
          await identifyFile(source, name).catch((error: unknown) => {
            if (!(error instanceof RosterError) || error.code !== 'not_a_model_file') throw error
          })
          expect(source.reads.every(({ offset, length }) => offset >= 0 && length <= 1_100_000)).toBe(true)
        },
      ),
      { numRuns: 1000 },
    )
  })

  it('a header of any JSON is one or none', async () => {
    await fc.assert(
      fc.asyncProperty(fc.json(), fc.nat(20), async (json, data) => {
        const bytes = Buffer.concat([withLength(`{"a":${json}}`), Buffer.alloc(data)])
        await identify(bytes, 'a.safetensors').catch((error: unknown) => {
          if (!(error instanceof RosterError) || error.code !== 'not_a_model_file') throw error
        })
      }),
    )
  })
})
