// What it means that a pickle would import a name: tensors need a few, programs that do harm need others.
import type { Verdict } from '../../../vocabulary/index.ts'
import type { Finding } from '../header.ts'

/** Names that tensors are kept with. They make numbers and nothing else. */
const CLEAN = new Set([
  'collections.OrderedDict',
  'torch._utils._rebuild_tensor',
  'torch._utils._rebuild_tensor_v2',
  'torch._utils._rebuild_parameter',
  'torch.Size',
  'torch.device',
  'torch.storage.UntypedStorage',
  'torch.storage.TypedStorage',
  'torch.storage._LegacyStorage',
  'numpy.dtype',
  'numpy.ndarray',
  'numpy.core.multiarray._reconstruct',
  'numpy.core.multiarray.scalar',
  'numpy._core.multiarray._reconstruct',
  'numpy._core.multiarray.scalar',
  '_codecs.encode',
])

const STORAGE =
  /^torch(\.cuda)?\.(Float|Half|BFloat16|Double|Int|Long|Short|Char|Byte|Bool|ComplexFloat|ComplexDouble|QInt8|QUInt8|QInt32|Float8_e4m3fn|Float8_e5m2)Storage$/
const DTYPE =
  /^torch\.(float|half|bfloat16|double|int|long|short|uint8|int8|bool|float(16|32|64)|int(16|32|64)|float8_e4m3fn|float8_e5m2)$/

/** Whatever such a module offers, it reaches the system, the network or the interpreter. */
const DANGEROUS_MODULES = new Set(
  (
    'os nt posix posixpath ntpath subprocess sys socket shutil runpy pty pickle _pickle cPickle pip ctypes asyncio aiohttp ' +
    'requests.api requests webbrowser venv bdb pdb pydoc timeit ssl importlib imp code codeop commands cProfile profile ' +
    'httplib http urllib urllib2 ftplib smtplib telnetlib multiprocessing ' +
    'linecache zipimport pkgutil doctest ensurepip idlelib lib2to3 distutils setuptools numpy.testing._private.utils ' +
    'torch.utils.bottleneck torch.utils.collect_env torch._dynamo torch._inductor torch.hub dill cloudpickle joblib ' +
    'marshal inspect gc'
  ).split(' '),
)

const DANGEROUS_NAMES = new Set(
  'eval exec compile getattr setattr delattr apply open breakpoint execfile __import__ globals locals vars input file reload map filter'
    .split(' ')
    .flatMap((name) => [`builtins.${name}`, `__builtin__.${name}`])
    .concat(
      ['attrgetter', 'itemgetter', 'methodcaller'].flatMap((name) => [`operator.${name}`, `_operator.${name}`]),
      'functools.partial',
      'functools.reduce',
      '_functools.partial',
      '_functools.reduce',
      'types.FunctionType',
      'types.CodeType',
      'torch.load',
      'torch.serialization.load',
      'torch.storage._load_from_bytes',
      'numpy.load',
      'numpy.loads',
      // CivitAI refuses it as well.
      'pytorch_lightning.callbacks.model_checkpoint.ModelCheckpoint',
    ),
)

/** @param module and name as the pickle gives them; undefined where it hides what it would import. */
export function findingOf(module: string | undefined, name: string | undefined): Finding {
  if (module === undefined || name === undefined)
    return { name: 'unknown', verdict: 'dangerous', detail: 'It hides what it would import, as no honest program does' }
  const full = `${module}.${name}`.slice(0, 300)
  const verdict = verdictOf(module, full, name)
  return { name: full, verdict, detail: DETAILS[verdict] }
}

const DETAILS: Readonly<Record<Verdict, string>> = {
  clean: 'Tensors are kept with it',
  suspicious: 'Loading the file would run code of this library; nobody has checked what it does',
  dangerous: 'Loading the file would give it the system, the network or the interpreter',
}

function verdictOf(module: string, full: string, name: string): Verdict {
  // A dotted name walks on from what it names, `OrderedDict.__init__.__globals__`.
  if (name.includes('.') && /__|system|popen|exec|eval/.test(name)) return 'dangerous'
  if (CLEAN.has(full) || STORAGE.test(full) || DTYPE.test(full)) return 'clean'
  if (DANGEROUS_NAMES.has(full)) return 'dangerous'
  const parts = module.split('.')
  const isIn = parts.some((_, index) => DANGEROUS_MODULES.has(parts.slice(0, index + 1).join('.')))
  return isIn ? 'dangerous' : 'suspicious'
}

/** The worst of what was found. */
export function safetyOf(findings: readonly Finding[]): Verdict {
  if (findings.some(({ verdict }) => verdict === 'dangerous')) return 'dangerous'
  return findings.some(({ verdict }) => verdict === 'suspicious') ? 'suspicious' : 'clean'
}
