// Every form that people paste is understood, what is none is refused with what would be right, and no token survives.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { RosterError } from '../../../core/errors.ts'
import { parseSource } from './parse.ts'

const hub = (repo: string, revision: string | null = null, files: string[] = []) => ({
  type: 'huggingface',
  repo,
  revision,
  files,
})
const civitai = (ids: {
  modelId?: number
  versionId?: number
  fileId?: number
  site?: string | null
  wanted?: object
}) => ({
  type: 'civitai',
  modelId: null,
  versionId: null,
  fileId: null,
  site: 'https://civitai.com',
  wanted: {},
  ...ids,
})
const page = 'https://huggingface.co/owner/name'
const code = (text: string, options = {}) => {
  try {
    return parseSource(text, options)
  } catch (error) {
    if (error instanceof RosterError) return error.code
    throw error
  }
}

describe('Hugging Face', () => {
  it.each([
    [page, hub('owner/name')],
    [` <${page}/> `, hub('owner/name')],
    [`${page}.git`, hub('owner/name')],
    ['http://www.huggingface.co/owner/name?library=diffusers#use', hub('owner/name')],
    ['hf.co/owner/name', hub('owner/name')],
    ['https://hf-mirror.com/owner/name', hub('owner/name')],
    [`${page}/tree/main`, hub('owner/name', 'main')],
    [`${page}/tree/main/vae/`, hub('owner/name', 'main', ['vae/*'])],
    [`${page}/blob/main/vae/model.safetensors`, hub('owner/name', 'main', ['vae/model.safetensors'])],
    [`${page}/resolve/main/a%20b.gguf?download=true`, hub('owner/name', 'main', ['a b.gguf'])],
    [`${page}/raw/v1.0/config.json`, hub('owner/name', 'v1.0', ['config.json'])],
    [`${page}/blame/main/config.json`, hub('owner/name', 'main', ['config.json'])],
    [`${page}/blob/refs%2Fpr%2F1/m.gguf`, hub('owner/name', 'refs/pr/1', ['m.gguf'])],
    [`${page}/blob/refs/pr/1/m.gguf`, hub('owner/name', 'refs/pr/1', ['m.gguf'])],
    ['https://huggingface.co/gpt2', hub('gpt2')],
    ['https://huggingface.co/gpt2/resolve/main/model.safetensors', hub('gpt2', 'main', ['model.safetensors'])],
    ['gpt2', hub('gpt2')],
    ['owner/name', hub('owner/name')],
    ['owner/name@v2', hub('owner/name', 'v2')],
    ['owner/name:vae/model.safetensors', hub('owner/name', null, ['vae/model.safetensors'])],
    ['owner/name:Q4_K_M', hub('owner/name', null, ['*Q4_K_M.gguf', '*Q4_K_M-*-of-*.gguf'])],
    ['hf.co/owner/name:Q8_0', hub('owner/name', null, ['*Q8_0.gguf', '*Q8_0-*-of-*.gguf'])],
    ['owner/name/file.gguf', hub('owner/name', null, ['file.gguf'])],
    ['owner/name/blob/main/file.gguf', hub('owner/name', 'main', ['file.gguf'])],
    ['hf://owner/name', hub('owner/name')],
    ['hf://models/owner/name/a/b.safetensors', hub('owner/name', null, ['a/b.safetensors'])],
    ['hf://owner/name@refs/pr/3/m.gguf', hub('owner/name', 'refs/pr/3', ['m.gguf'])],
    ['hf://owner/name@refs%2Fpr%2F3/m.gguf', hub('owner/name', 'refs/pr/3', ['m.gguf'])],
    ['hf://owner/name@refs/convert/parquet', hub('owner/name', 'refs/convert/parquet')],
  ])('understands %s', (text, expected) => {
    expect(parseSource(text)).toEqual(expected)
  })

  it('understands the pages of a mirror, also below a path', () => {
    const options = { hubEndpoint: 'http://mirror.local:8080/hf' }
    expect(parseSource('http://mirror.local:8080/hf/owner/name/tree/main', options)).toEqual(hub('owner/name', 'main'))
    expect(code('http://mirror.local:8080/other/owner/name', options)).not.toMatchObject({ type: 'huggingface' })
  })

  it.each([
    ['https://huggingface.co/datasets/owner/name', /is a data set; Roster keeps models/],
    ['hf://datasets/owner/name', /data set/],
    ['https://huggingface.co/spaces/owner/name', /is a Space/],
    [`${page}/commit/abc`, /the page "commit"/],
    [`${page}/discussions/1`, /the page "discussions"/],
    [`${page}/settings`, /the page "settings"/],
    [`${page}/blob/main`, /names no file of owner\/name/],
    ['https://huggingface.co/', /no model/],
    ['https://huggingface.co/docs/hub', /no model/],
    ['https://cas-bridge.xethub.hf.co/xet-bridge-us/1/2?X-Amz-Signature=abc', /signed address/],
    [
      'https://cas-bridge.xethub.hf.co/x?Signature=abc&response-content-disposition=inline%3B+filename%3D%22m.gguf%22%3B',
      /paste instead https:\/\/huggingface\.co\/owner\/name\/resolve\/main\/m\.gguf, with/,
    ],
    ['https://us.aws.cdn.hf.co/xet-bridge-us/x', /signed address/],
    ['https://cdn-lfs-us-1.huggingface.co/repos/x', /signed address/],
    [`${page}/blob/main/..%2f..%2fpasswd.json`, /leads out/],
    [`${page}/blob/..%2f..%2fapi/x.json`, /a revision/],
    [`${page}/blob/main/%zz.json`, /percent-encoding/],
    ['owner/na--me', /cannot be one/],
    ['dir/model.safetensors', /a file without its repository/],
    ['hf_abcdefghijklmnopqrstuvwxyz', /is a token/],
    ['one/two/three', /no address, no repository/],
    ['', /is empty/],
    ['two words here', /cannot be one/],
  ])('refuses %s', (text, sentence) => {
    expect(() => parseSource(text)).toThrow(sentence)
  })

  it('refuses a file that is no part of a model', () => {
    expect(code(`${page}/blob/main/run.exe`)).toBe('not_a_model_file')
  })
})

describe('CivitAI', () => {
  it.each([
    ['https://civitai.com/models/101055', civitai({ modelId: 101055 })],
    ['http://www.civitai.com/models/101055/sd-xl', civitai({ modelId: 101055 })],
    ['civitai.com/models/101055/sd-xl?modelVersionId=128078', civitai({ modelId: 101055, versionId: 128078 })],
    [
      'https://civitai.red/models/1?modelVersionId=2',
      civitai({ modelId: 1, versionId: 2, site: 'https://civitai.red' }),
    ],
    ['https://civitai.green/model-versions/2', civitai({ versionId: 2, site: 'https://civitai.green' })],
    ['https://civitai.com/api/v1/model-versions/2', civitai({ versionId: 2 })],
    ['https://civitai.com/api/v1/models/1', civitai({ modelId: 1 })],
    ['https://civitai.com/api/download/models/2?fileId=3&token=abc', civitai({ versionId: 2, fileId: 3 })],
    [
      'https://civitai.com/api/download/models/2?type=Model&format=SafeTensor&size=pruned&fp=fp16',
      civitai({ versionId: 2, wanted: { type: 'Model', format: 'SafeTensor', size: 'pruned', fp: 'fp16' } }),
    ],
    ['urn:air:sdxl:checkpoint:civitai:1@2', civitai({ modelId: 1, versionId: 2, site: null })],
    ['urn:air:sdxl:lora:civitai:1@2+3', civitai({ modelId: 1, versionId: 2, fileId: 3, site: null })],
    ['1@2', civitai({ modelId: 1, versionId: 2, site: null })],
  ])('understands %s', (text, expected) => {
    expect(parseSource(text)).toEqual(expected)
  })

  it.each([
    ['https://civitai.com/images/1', /open the model that it was made with/],
    ['https://civitai.com/posts/1', /open the model that it was made with/],
    ['https://civitai.com/user/ada', /open the model that it was made with/],
    ['https://civitai.com/models/0', /where a number of CivitAI should be/],
    ['https://civitai.com/models/2147483648', /where a number of CivitAI should be/],
    ['https://civitai.com/models/1?modelVersionId=x', /where a number of CivitAI should be/],
    [
      'https://b2.civitai.com/file/civitai-modelfiles/x.safetensors',
      /signed address.+paste instead https:.+modelVersionId/,
    ],
    ['https://civitai-files.x.r2.cloudflarestorage.com/x.safetensors?X-Amz-Expires=86400', /signed address/],
    ['urn:air:sdxl:lora:elsewhere:1@2', /no AIR/],
  ])('refuses %s', (text, sentence) => {
    expect(() => parseSource(text)).toThrow(sentence)
  })
})

describe('direct addresses and paths', () => {
  it('takes weights by https', () => {
    expect(parseSource('https://example.com/dir/a%20b.SafeTensors?v=2#top')).toEqual({
      type: 'url',
      url: 'https://example.com/dir/a%20b.SafeTensors?v=2',
      name: 'a b.SafeTensors',
      secret: null,
    })
    for (const ending of ['gguf', 'ckpt', 'pth', 'bin', 'pt', 'sft', 'onnx'])
      expect(code(`https://example.com/m.${ending}`)).toMatchObject({ name: `m.${ending}` })
  })

  it.each([
    ['http://example.com/m.gguf', 'invalid'],
    ['ftp://example.com/m.gguf', 'invalid'],
    ['https://example.com/', 'invalid'],
    ['https://example.com/m.exe', 'not_a_model_file'],
    ['https://example.com/m.json', 'not_a_model_file'],
    ['https://example.com/%2e%2e%2fm.gguf', 'invalid'],
    ['https://ada:secret@example.com/m.gguf', 'invalid'],
    ['https://127.0.0.1/m.gguf', 'blocked_address'],
    ['https://0x7f.1/m.gguf', 'blocked_address'],
    ['https://2130706433/m.gguf', 'blocked_address'],
    ['https://[::1]/m.gguf', 'blocked_address'],
    ['https://[::ffff:10.0.0.1]/m.gguf', 'blocked_address'],
    ['https://[64:ff9b::a00:1]/m.gguf', 'blocked_address'],
    ['https://[fe80::1]/m.gguf', 'blocked_address'],
    ['https://169.254.169.254/m.gguf', 'blocked_address'],
    ['https://100.64.0.1/m.gguf', 'blocked_address'],
    ['https://192.168.1.2/m.gguf', 'blocked_address'],
    ['https://localhost/m.gguf', 'blocked_address'],
    ['https://nas.local./m.gguf', 'blocked_address'],
  ])('refuses %s as %s', (text, expected) => {
    expect(code(text)).toBe(expected)
  })

  it.each([
    ['?X-Amz-Date=1&X-Amz-Signature=2', ''],
    ['?id=5&access_token=1', '?id=5'],
    ['?sv=2024&se=tomorrow&sr=b&sig=a%2Fb', ''],
    ['?Expires=1&Key-Pair-Id=2&Signature=3&part=4', '?part=4'],
  ])('takes what signs %s apart from the address', (query, rest) => {
    const url = `https://example.com/m.gguf${rest}`
    expect(parseSource(`https://example.com/m.gguf${query}`)).toMatchObject({ url, secret: query })
  })

  it.each([
    ['https://example.com/api/download/5', null],
    ['https://example.com/models/v1.5', null],
    ['https://example.com/repo?Revision=master&FilePath=unet/m.safetensors', 'm.safetensors'],
  ])('takes what its path does not name: %s', (url, name) => {
    expect(parseSource(url)).toMatchObject({ url, name })
  })

  it('takes http and private addresses where they are allowed', () => {
    expect(code('http://192.168.1.2/m.gguf', { allowPrivateUrls: true })).toMatchObject({ type: 'url' })
    expect(code('https://8.8.8.8/m.gguf')).toMatchObject({ type: 'url' })
    expect(code('https://[2606:4700::1111]/m.gguf')).toMatchObject({ type: 'url' })
  })

  it('takes absolute paths alone', () => {
    expect(parseSource('/data/models/../m.gguf')).toEqual({ type: 'local', path: '/data/m.gguf' })
    expect(parseSource('file:///data/a%20b.gguf')).toEqual({ type: 'local', path: '/data/a b.gguf' })
    for (const text of ['./m.gguf', '~/m.gguf', '..', 'C:\\m.gguf', 'file://host/m.gguf', 'file:m%2f'])
      expect(code(text), text).toBe('invalid')
  })
})

describe('whatever is pasted', () => {
  const words = fc.constantFrom(
    ...'https:// http:// hf:// huggingface.co civitai.com / @ : ? # % %2F .. owner name blob main m.gguf models 123'.split(
      ' ',
    ),
    ...'urn:air: datasets refs/pr/1 ?token= & [::1] \u0000 \\ file:// x@y +'.split(' '),
  )
  const pasted = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.webUrl({ withQueryParameters: true, withFragments: true }),
    fc.array(words, { maxLength: 12 }).map((each) => each.join('')),
  )

  it('is a source or a RosterError', () => {
    fc.assert(
      fc.property(pasted, (text) => void code(text)),
      { numRuns: 2000 },
    )
  })

  it('loses the token that it holds', () => {
    const token = 'hf_S3cretS3cretS3cret'
    const places = fc.constantFrom(
      (url: string) => `${url}?token=${token}`,
      (url: string) => `${url}?modelVersionId=2&token=${token}&x=1`,
      (url: string) => `${url}?api_key=${token}`,
      (url: string) => `${url}#access_token=${token}`,
      (url: string) => url.replace('https://', `https://ada:${token}@`),
      (url: string) => url.replace('https://', `https://${token}@`),
      (url: string) => url.replace(/https:\/\/[^/]*\//, `${token}/`),
    )
    const addresses = fc.constantFrom(
      page,
      `${page}/blob/main/m.gguf`,
      `${page}/nothing`,
      'https://civitai.com/models/1',
      'https://civitai.com/api/download/models/2',
      'https://civitai.com/nothing/1',
      'https://example.com/m.gguf',
      'https://example.com/m.exe',
      'https://10.0.0.1/m.gguf',
      'https://cas-bridge.xethub.hf.co/x',
      'owner/name',
    )
    fc.assert(
      fc.property(addresses, places, (address, place) => {
        let seen: string
        try {
          const source = parseSource(place(address))
          // The one place for it, which is not kept.
          seen = JSON.stringify({ ...source, secret: null })
        } catch (error) {
          if (!(error instanceof RosterError)) throw error
          seen = JSON.stringify([error.message, error.errors])
        }
        expect(seen).not.toContain(token)
      }),
      { numRuns: 300 },
    )
  })
})
