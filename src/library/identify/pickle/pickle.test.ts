// Pickles are looked through and never run; whatever hides, breaks or reaches for the system is dangerous.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bytesOf, global, pickle, stateDict, torchZip, unicode, zip } from '../../../../test/support/pickles.ts'
import { bufferSource, identifyFile } from '../index.ts'

const identify = (bytes: Buffer, name = 'model.ckpt') => identifyFile(bufferSource(bytes), name)
const safetyOf = async (bytes: Buffer) => (await identify(bytes)).identified.safety
const namesOf = async (bytes: Buffer) => (await identify(bytes)).identified.findings.map(({ name }) => name)

const SD1 = { 'model.diffusion_model.input_blocks.2.1.transformer_blocks.0.attn2.to_k.weight': [320, 768] }
const short = (text: string) => bytesOf(0x8c, text.length, text)

describe('tensors in a pickle', () => {
  it.each([
    ['a zip archive', torchZip(stateDict(SD1), 320 * 768 * 2)],
    ['a zip archive with the dictionary inside another', torchZip(stateDict(SD1, 'state_dict'), 320 * 768 * 2)],
    ['a deflated archive', zip([{ name: 'a/data.pkl', data: stateDict(SD1), isDeflated: true }])],
    ['a file from before archives', stateDict(SD1)],
  ])('are told by name, shape and type, from %s', async (_what, bytes) => {
    const { identified, isWhole, tensors } = await identify(bytes)
    expect(identified).toMatchObject({
      type: 'base_model',
      base_model: 'sd1',
      format: 'pickle',
      precision: 'fp16',
      parameters: 320 * 768,
      safety: 'clean',
    })
    expect({ isWhole, tensors }).toEqual({ isWhole: true, tensors: 1 })
  })

  it('of MusicGen lie beside its configuration, which makes them suspicious and no more', async () => {
    const state = { 'emb.0.weight': [2049, 1024], 'linears.0.weight': [2048, 1024], 'out_norm.weight': [1024] }
    const config = bytesOf(unicode('xp.cfg'), global('omegaconf.dictconfig', 'DictConfig'), ')R')
    const bytes = pickle('}(', unicode('best_state'), stateDict(state).subarray(2, -1), config, 'u')
    expect((await identify(bytes, 'state_dict.bin')).identified).toMatchObject({
      base_model: 'musicgen',
      safety: 'suspicious',
    })
  })

  it('of an embedding are found in the dictionary that holds them', async () => {
    const inner = stateDict({ '*': [4, 768] }).subarray(2, -1)
    expect((await identify(pickle('}', unicode('string_to_param'), inner, 's'), 'e.pt')).identified).toMatchObject({
      type: 'embedding',
      base_model: 'sd1',
    })
  })
})

describe('a pickle that would do harm', () => {
  it.each<[string, Buffer, string]>([
    [
      'GLOBAL and REDUCE, as __reduce__ writes it',
      pickle(global('os', 'system'), '(', unicode('id'), 'tR'),
      'os.system',
    ],
    ['INST', pickle('(', unicode('id'), 'ios\nsystem\n'), 'os.system'],
    ['OBJ', pickle('(', global('subprocess', 'Popen'), unicode('id'), 'o'), 'subprocess.Popen'],
    [
      'BUILD',
      pickle(global('torch.nn', 'Module'), ')', 0x81, '}', unicode('x'), global('builtins', 'eval'), 'sb'),
      'builtins.eval',
    ],
    ['STACK_GLOBAL', pickle(short('os'), short('system'), 0x93, ')R'), 'os.system'],
    [
      'STACK_GLOBAL from the memo',
      pickle(short('posix'), 0x94, '0', short('system'), 0x94, '0h\u0000h\u0001', 0x93, ')R'),
      'posix.system',
    ],
    [
      'STACK_GLOBAL behind a decoy',
      pickle(short('os'), 0x94, short('system'), 0x94, short('collections'), short('OrderedDict'), '00', 0x93),
      'os.system',
    ],
    ['STACK_GLOBAL of names that are no text', pickle('K\u0001', short('system'), 0x93), 'unknown'],
    ['STACK_GLOBAL of names in escapes', pickle('Vo\\u0073\n', short('system'), 0x93), 'unknown'],
    ['a name of a registry', pickle(0x82, 5), 'unknown'],
    [
      'a dotted name',
      pickle(short('collections'), short('OrderedDict.__init__.__globals__'), 0x93),
      'collections.OrderedDict.__init__.__globals__',
    ],
    ['a name below a forbidden module', pickle(global('asyncio.unix_events', 'x')), 'asyncio.unix_events.x'],
    [
      'the loader of another pickle',
      pickle(global('torch.storage', '_load_from_bytes'), '(', unicode('x'), 'tR'),
      'torch.storage._load_from_bytes',
    ],
    ['a loader around it', pickle(global('pickle', 'loads'), '(U', 4, pickle(), 'tR'), 'pickle.loads'],
    [
      'a second pickle behind a clean one',
      Buffer.concat([stateDict({ a: [1] }), pickle(global('os', 'system'))]),
      'os.system',
    ],
  ])('is found: %s', async (_what, bytes, name) => {
    expect(await namesOf(bytes)).toContain(name)
    expect(await safetyOf(bytes)).toBe('dangerous')
    expect(await safetyOf(torchZip(bytes))).toBe('dangerous')
  })

  it('is found under another name in an archive, and beside the pickle that is loaded', async () => {
    const bad = pickle(global('os', 'system'))
    const good = { name: 'a/data.pkl', data: stateDict({ a: [1] }) }
    expect(await safetyOf(zip([good, { name: 'a/constants.pkl', data: bad }]))).toBe('dangerous')
    expect(await safetyOf(zip([good, { name: 'a/innocent.txt', data: bad }]))).toBe('dangerous')
    expect(await safetyOf(zip([good, { name: 'a/readme.txt', data: Buffer.from('hello') }]))).toBe('clean')
  })

  it('is found before the place where it breaks', async () => {
    const names = await namesOf(bytesOf(0x80, 2, global('os', 'system'), 0xff))
    expect(names).toEqual(['os.system', 'error'])
  })
})

describe('a verdict', () => {
  it.each([
    ['torch._utils', '_rebuild_tensor_v2', 'clean'],
    ['torch', 'BFloat16Storage', 'clean'],
    ['numpy.core.multiarray', '_reconstruct', 'clean'],
    ['some.library', 'Thing', 'suspicious'],
    ['torch.nn.modules.linear', 'Linear', 'suspicious'],
    ['os', 'system', 'dangerous'],
    ['__builtin__', 'eval', 'dangerous'],
    ['builtins', 'getattr', 'dangerous'],
    ['functools', 'partial', 'dangerous'],
    ['requests.api', 'get', 'dangerous'],
  ])('on %s.%s is %s', async (module, name, verdict) => {
    expect(await safetyOf(pickle(global(module, name)))).toBe(verdict)
  })
})

describe('what reaches the system, the network or the interpreter', () => {
  const MODULES =
    'os nt posix subprocess sys socket shutil runpy pty pickle pip ctypes asyncio aiohttp requests.api webbrowser venv bdb pdb pydoc timeit ssl'
  const NAMES =
    'builtins.eval builtins.exec builtins.compile builtins.getattr builtins.apply builtins.open builtins.breakpoint ' +
    'operator.attrgetter operator.itemgetter operator.methodcaller functools.partial torch.serialization.load'

  it.each([...MODULES.split(' ').map((module) => `${module}.anything`), ...NAMES.split(' ')])('%s', async (full) => {
    const at = full.lastIndexOf('.')
    expect(await safetyOf(pickle(global(full.slice(0, at), full.slice(at + 1))))).toBe('dangerous')
  })
})

describe('a pickle that is malformed', () => {
  it.each<[string, Buffer]>([
    ['breaks off', bytesOf(0x80, 2, 'X')],
    ['takes from an empty stack', pickle('0')],
    ['looks for a mark', pickle('t')],
    ['recalls what it never kept', pickle('h\u0007')],
    ['has an instruction that does not exist', pickle(0xfe)],
    ['speaks of more bytes than it has', pickle('B', 255, 255, 255, 127)],
    ['has a line without an end', bytesOf(0x80, 2, 'c', 'a'.repeat(200_000))],
    ['has a nested list that is itself', pickle(']q\u0000h\u0000a')],
  ])('and %s is judged, and never thrown', async (what, bytes) => {
    expect(await safetyOf(bytes)).toBe(what.includes('itself') ? 'clean' : 'dangerous')
  })

  it('of any kind is judged in bounded time', async () => {
    const instruction = fc.oneof(
      fc
        .constantFrom('(', ')', ']', '}', 't', 'l', 'd', 'R', 'b', 'o', 'a', 'e', 's', 'u', '0', '1', '2', 'N', 'Q')
        .map((letter) => bytesOf(letter)),
      fc.nat(255).map((value) => bytesOf('K', value)),
      fc.nat(3).map((at) => bytesOf('h', at)),
      fc.nat(3).map((at) => bytesOf('q', at)),
      fc.constantFrom('os', 'x', 'system').map(unicode),
      fc.constantFrom(bytesOf(0x93), bytesOf(0x94), bytesOf(0x85), bytesOf(0x81), global('torch', 'x')),
      fc.nat(255).map((value) => bytesOf(value)),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(instruction, { maxLength: 60 }), async (pieces) => {
        expect(['clean', 'suspicious', 'dangerous']).toContain(await safetyOf(bytesOf(0x80, 4, ...pieces)))
      }),
      { numRuns: 400 },
    )
  })
})

describe('an archive', () => {
  const whole = torchZip(stateDict(SD1), 1000)

  it('that is cut off is known as such, and not trusted', async () => {
    const { isWhole, fault, identified } = await identify(whole.subarray(0, -30))
    expect({ isWhole, safety: identified.safety }).toEqual({ isWhole: false, safety: 'dangerous' })
    expect(fault).toMatch(/Download the file again/)
  })

  it('without a model in it is none', async () => {
    await expect(identify(zip([{ name: 'a.txt', data: Buffer.from('x') }]))).rejects.toMatchObject({
      code: 'not_a_model_file',
    })
  })

  it('that would grow beyond measure is not unpacked', async () => {
    const bomb = zip([{ name: 'a/data.pkl', data: Buffer.alloc(80_000_000), isDeflated: true }])
    expect(bomb.length).toBeLessThan(200_000)
    const { identified } = await identify(bomb)
    expect(identified.findings).toEqual([
      expect.objectContaining({ detail: expect.stringContaining('grows too large') }),
    ])
    expect(identified.safety).toBe('dangerous')
  })

  it('whose list lies about sizes is not trusted', async () => {
    const lying = zip([{ name: 'a/data.pkl', data: stateDict(SD1), claimed: 2_000_000_000 }])
    expect((await identify(lying)).identified.safety).toBe('dangerous')
  })

  it('of any damage is judged or refused', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 1), fc.nat(255), async (at, value) => {
        const damaged = Buffer.from(whole)
        damaged[at] = value
        const outcome = await identify(damaged).then(
          ({ identified }) => identified.safety,
          (error) => error.code,
        )
        expect(['clean', 'suspicious', 'dangerous', 'not_a_model_file']).toContain(outcome)
      }),
      { numRuns: 400 },
    )
  })
})
