// What a weight file is, from its header alone.
import { type Claim, claimsOf } from './claim.ts'
import { conclude } from './conclude.ts'
import type { Identified } from './contract.ts'
import { notModel } from './fault.ts'
import { readHeader } from './formats/read.ts'
import type { Header } from './header.ts'
import { Layout } from './layout.ts'
import { adapterOf } from './lora/layers.ts'
import { metadataClaims } from './metadata/claims.ts'
import { keptMetadata } from './metadata/kept.ts'
import { named } from './metadata/names.ts'
import { triggerWords } from './metadata/trigger-words.ts'
import { safetyOf } from './pickle/verdict.ts'
import { parametersOf, precisionOf } from './precision.ts'
import { FILES } from './rules/files.ts'
import { LORA_BASES } from './rules/lora-bases.ts'
import { KINDS, WRITERS } from './rules/lora-formats.ts'
import { TRAITS } from './rules/traits.ts'
import type { ByteSource } from './source.ts'
import { vramEstimate } from './vram.ts'

export interface FileFacts {
  identified: Identified
  /** Whether the file is as long as its header says. */
  isWhole: boolean
  /** Why it is not, as a sentence. */
  fault: string | null
  /** How many tensors the header names. */
  tensors: number
}

/**
 * Reads only what it needs: one or two ranges of a safetensors file, so that a file on a server can be told before it
 * is downloaded.
 *
 * @param name the file's name or path; its ending says what the content has to be.
 * @throws RosterError `not_a_model_file` where the content is not what the ending says.
 */
export async function identifyFile(source: ByteSource, name: string): Promise<FileFacts> {
  const header = await readHeader(source, name)
  const layout = new Layout(header.tensors)
  const structure = structureClaims(header, layout, name)
  const claims = [...structure, ...metadataClaims(header.metadata, header.format), ...nameClaims(name)]
  const conclusion = conclude(claims)
  const precision = precisionOf(header, layout)
  const traits = TRAITS.flatMap((rule) => claimsOf([rule], layout))
  const findings = [...(header.findings ?? [])]
  return {
    identified: {
      ...conclusion,
      format: header.format,
      precision: precision?.word ?? null,
      parameters: parametersOf(header.tensors),
      safety: header.findings ? safetyOf(findings) : 'safe',
      findings,
      vram_estimate_gb: vramEstimate(header, conclusion.type),
      trigger_words: triggerWords(header.metadata),
      metadata: keptMetadata(header.metadata),
      evidence: [...claims, ...traits].map(shown).concat(precision ? [shownPrecision(precision)] : []),
    },
    isWhole: header.fault === null,
    fault: header.fault,
    tensors: header.tensors.size,
  }
}

/** Names that only a whole model has: one with an adapter merged in may keep tensors of the adapter. */
const WHOLE = ['conditioner.**', 'cond_stage_model.**', 'first_stage_model.**'] as const
const WHOLE_WAN = ['blocks.0.self_attn.q.weight', 'blocks.0.attn1.to_q.weight'] as const

function structureClaims(header: Header, layout: Layout, name: string): Claim[] {
  const isWhole = [...WHOLE, ...WHOLE_WAN].some((pattern) => layout.find(pattern) !== undefined)
  const adapter = isWhole || layout.find('lora_controlnet') ? undefined : adapterOf(header.tensors)
  if (!adapter) return wholeClaims(header, layout)
  if (adapter.half !== undefined)
    throw notModel(name, `its layer "${adapter.half.slice(0, 200)}" has one half of its change and not the other`)
  const kinds = claimsOf(KINDS, layout)
  const writers = claimsOf(WRITERS, layout)
  const [ending, first] = adapter.endings.entries().next().value ?? ['', '']
  const plain: Claim = {
    signal: 'keys',
    says: { type: 'lora' },
    detail: `${first}: it ends with ${ending}, as adapters do`,
  }
  return [...claimsOf(LORA_BASES, adapter.layout), plain, ...writers, ...kinds]
}

function wholeClaims({ format, tensors }: Header, layout: Layout): Claim[] {
  const claims = claimsOf(FILES, layout)
  if (format !== 'gguf' || claims.some(({ says }) => says.base_model)) return claims
  // Some converters to GGUF write sizes the wrong way round.
  const reversed = [...tensors].map(([name, each]) => [name, { ...each, shape: each.shape?.toReversed() }] as const)
  const others = claimsOf(FILES, new Layout(reversed))
  return others.some(({ says }) => says.base_model) ? others : claims
}

/** A model that is too large for one file. */
const PART = /-(\d{5})-of-(\d{5})\./

function nameClaims(path: string): Claim[] {
  const name = path.split(/[\\/]/).at(-1) ?? path
  const says = named(name)
  const [, part, parts] = PART.exec(name) ?? []
  const detail = `the file is called "${name}"`
  return [
    ...(says ? [{ signal: 'name', says, detail } as const] : []),
    ...(part
      ? [{ signal: 'name', says: {}, detail: `${detail}: part ${Number(part)} of ${Number(parts)}` } as const]
      : []),
  ]
}

type Evidence = Identified['evidence'][number]

const LONGEST_DETAIL = 1000

function shown({ signal, says: { type, family, base_model }, detail }: Claim): Evidence {
  const says = {
    ...(type && { type }),
    ...(family && { family: plain(family, 200) }),
    ...(base_model && { base_model }),
  }
  return { signal, says, detail: plain(detail, LONGEST_DETAIL) }
}

const shownPrecision = ({ word, detail }: { word: string; detail: string }): Evidence => ({
  signal: 'keys',
  says: { precision: word },
  detail: plain(detail, LONGEST_DETAIL),
})

/** Names of others as text that every database takes. */
const plain = (text: string, longest: number): string => text.replaceAll('\u0000', '').slice(0, longest).toWellFormed()
