// `roster identify`: what weight files are, from their headers, without a server.
import { messageOf } from '../core/errors.ts'
import { type FileFacts, type Identified, identifyFile, openFileSource } from '../library/identify/index.ts'
import { BASE_MODELS, type BaseModel } from '../vocabulary/index.ts'
import { examples } from './arguments.ts'
import type { Define } from './define.ts'
import { EXIT } from './failure.ts'
import { bytes, count, plural } from './terminal/numbers.ts'
import { type Style, styled } from './terminal/style.ts'
import { fields, section, sections } from './terminal/table.ts'
import { oneLine } from './terminal/text.ts'
import { print, printJson } from './terminal/write.ts'

const HELP = `
It reads headers alone, never all of a file, and never runs what a pickle holds. No server is needed.
The exit code is 1 where a file is no model, is cut off, or would do harm when it is loaded.
${examples('roster identify lora.safetensors', 'roster identify --json models/*.safetensors models/*.ckpt')}`

type Known = FileFacts & { size: number }
type Read = { file: string } & (Known | { error: string })

export const define: Define = (command) => {
  command
    .argument('<file...>', 'files of weights')
    .addHelpText('after', HELP)
    .action(async (files: string[]) => {
      const isJson = command.optsWithGlobals<{ json?: boolean }>().json
      const all: Read[] = []
      for (const file of files) {
        const read = await examine(file)
        all.push(read)
        if (!isJson) print(`${all.length > 1 ? '\n' : ''}${textOf(read)}`)
      }
      if (isJson) printJson({ files: all.map(asJson) })
      if (all.some((read) => !isGood(read))) process.exitCode = EXIT.failure
    })
}

async function examine(file: string): Promise<Read> {
  try {
    const source = await openFileSource(file)
    try {
      return { file, size: source.size, ...(await identifyFile(source, file)) }
    } finally {
      await source.close()
    }
  } catch (error) {
    return { file, error: messageOf(error) }
  }
}

const isGood = (read: Read): boolean => !('error' in read) && read.isWhole && read.identified.safety !== 'dangerous'

const asJson = (read: Read) =>
  'error' in read
    ? { file: read.file, error: read.error, identified: null }
    : {
        file: read.file,
        error: null,
        size_bytes: read.size,
        is_whole: read.isWhole,
        fault: read.fault,
        tensors: read.tensors,
        identified: read.identified,
      }

const SAFETY_STYLES: Readonly<Record<Identified['safety'], Style>> = {
  safe: 'green',
  clean: 'green',
  suspicious: 'yellow',
  dangerous: 'red',
}

const SAFETY_NOTES: Readonly<Record<Identified['safety'], string>> = {
  safe: 'safe: a format without code',
  clean: 'clean: a pickle that makes tensors and nothing else; prefer safetensors',
  suspicious: 'suspicious: loading it runs code that nobody has checked',
  dangerous: 'dangerous: do not load it',
}

function textOf(read: Read): string {
  const title = styled('bold', oneLine(read.file))
  if ('error' in read) return `${title}\n${styled('red', oneLine(read.error))}`
  const { identified, fault } = read
  const { evidence, conflicts, findings } = identified
  const shown = findings.filter(({ verdict }) => verdict !== 'clean')
  return sections(
    `${title}\n${factsOf(read)}`,
    fault ? styled('red', oneLine(fault)) : '',
    section('Would be loaded', lines(shown.map(({ name, verdict, detail }) => `${verdict}: ${name}. ${detail}`))),
    section('Conflicts', lines(conflicts.map(({ detail }) => detail))),
    section('Evidence', lines(evidence.map(({ signal, detail }) => `${signal}: ${detail}`))),
  )
}

const lines = (texts: readonly string[]): string => texts.map(oneLine).join('\n')

function factsOf({ identified, size, tensors }: Known): string {
  const { type, family, base_model, format, precision, parameters, safety, confidence } = identified
  return fields([
    ['type', type],
    ['family', family ?? 'unknown'],
    ['base model', labelOf(base_model)],
    ['confidence', `${Math.round(confidence * 100)} %`],
    ['format', `${format}, ${bytes(size)}${tensors > 0 ? `, ${plural(tensors, 'tensor')}` : ''}`],
    ['precision', precision],
    ['parameters', parameters === null ? null : count(parameters)],
    ['VRAM', !identified.vram_estimate_gb ? null : `about ${identified.vram_estimate_gb} GB`],
    ['triggers', identified.trigger_words.join(', ')],
    ['safety', styled(SAFETY_STYLES[safety], SAFETY_NOTES[safety])],
  ])
}

function labelOf(base: string | null): string {
  const known: Readonly<Record<string, BaseModel>> = BASE_MODELS
  if (base === null) return 'unknown'
  return known[base] ? `${base} (${known[base].label})` : base
}
