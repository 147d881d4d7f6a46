// What the files are, with the evidence that it was told by, what does not agree, and the way to correct it.
import type { InstalledModel } from '@roster/client'
import { Pencil, ScanSearch } from 'lucide-react'
import { useState } from 'react'
import { formatTokens } from '../../../core/format.ts'
import { useBaseModelName } from '../../../core/use-base-models.ts'
import { textOf } from '../../../core/value-text.ts'
import { familyName, MODEL_TYPES } from '../../../core/words.ts'
import { useIsAdmin } from '../../../session/session.ts'
import { IDENTITY } from '../../../texts/details.ts'
import { Badge } from '../../../ui/badge.tsx'
import { Button } from '../../../ui/button.tsx'
import { type Fact, Facts, Section } from '../../../ui/facts.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { CorrectModel } from './correct-model.tsx'
import { Evidence } from './evidence.tsx'

type Identified = NonNullable<InstalledModel['identified']>

export function Identification({ installed }: { installed: InstalledModel }) {
  const isAdmin = useIsAdmin()
  const [isCorrecting, setCorrecting] = useState(false)
  const { identified } = installed
  return (
    <>
      <Section title={IDENTITY.title}>
        <div className="mb-3 flex items-start gap-3">
          <ScanSearch aria-hidden className="mt-0.5 size-4 shrink-0 text-faint" />
          <p className="min-w-0 flex-1 font-medium">
            <Told installed={installed} />
          </p>
          {isAdmin && (
            <Button size="small" onClick={() => setCorrecting(true)}>
              <Pencil aria-hidden />
              {IDENTITY.correct}
            </Button>
          )}
        </div>
        {identified ? <Found identified={identified} /> : <p className="text-soft">{IDENTITY.none}</p>}
      </Section>
      {identified && <Metadata metadata={identified.metadata} />}
      {isCorrecting && <CorrectModel installed={installed} onClose={() => setCorrecting(false)} />}
    </>
  )
}

/** The answer in one line: what the catalog or a person says of it, else what was found. */
function Told({ installed: { type, family, base_model } }: { installed: InstalledModel }) {
  const baseName = useBaseModelName()
  const what = base_model === null ? family && familyName(family) : baseName(base_model)
  return [MODEL_TYPES[type], what].filter(Boolean).join(' · ')
}

function Found({ identified }: { identified: Identified }) {
  const { conflicts, evidence, findings, confidence } = identified
  return (
    <div className="space-y-3">
      {conflicts.length > 0 && (
        <Notice tone="warn">
          <p className="font-medium">{IDENTITY.conflicts}</p>
          <ul className="mt-0.5">
            {conflicts.map(({ field, detail }) => (
              <li key={field}>{detail}</li>
            ))}
          </ul>
        </Notice>
      )}
      <dl className="grid grid-cols-[minmax(7rem,2fr)_3fr] gap-x-4 gap-y-1.5">
        {facts(identified).map(({ label, value }) => (
          <div key={String(label)} className="col-span-2 grid grid-cols-subgrid">
            <dt className="text-soft">{label}</dt>
            <dd className="min-w-0 break-words">{value}</dd>
          </div>
        ))}
      </dl>
      {findings.length > 0 && (
        <div>
          <h4 className="mb-1 font-medium text-faint text-xs">{IDENTITY.findings}</h4>
          <ul className="space-y-1">
            {findings.map(({ name, verdict, detail }) => (
              <li key={name} className="flex flex-wrap items-baseline gap-x-2">
                <Badge tone={verdict === 'dangerous' ? 'bad' : verdict === 'suspicious' ? 'warn' : 'good'}>
                  {verdict}
                </Badge>
                <span className="break-all font-mono text-xs">{name}</span>
                <span className="text-soft text-xs">{detail}</span>
              </li>
            ))}
          </ul>
        </div>
      )}
      <Evidence evidence={evidence} confidence={confidence} />
    </div>
  )
}

const SAFETY_TONES = { safe: 'good', clean: 'good', suspicious: 'warn', dangerous: 'bad' } as const

function facts({ format, precision, parameters, vram_estimate_gb, trigger_words, safety }: Identified): Fact[] {
  const all: (Fact | false)[] = [
    { label: IDENTITY.format, value: format },
    precision !== null && { label: IDENTITY.precision, value: precision },
    parameters !== null && { label: IDENTITY.parameters, value: formatTokens(parameters) },
    vram_estimate_gb !== null &&
      vram_estimate_gb > 0 && { label: IDENTITY.vram, value: IDENTITY.vramText(vram_estimate_gb) },
    trigger_words.length > 0 && { label: IDENTITY.triggers, value: trigger_words.join(', ') },
    {
      label: IDENTITY.safety,
      value: <Badge tone={SAFETY_TONES[safety]}>{IDENTITY.safeties[safety]}</Badge>,
    },
  ]
  return all.filter((fact) => fact !== false)
}

const Metadata = ({ metadata }: Pick<Identified, 'metadata'>) => (
  <Facts
    title={IDENTITY.metadata}
    facts={Object.entries(metadata).map(([name, value]) => ({
      label: <span className="break-all font-mono text-xs">{name}</span>,
      value: <span className="break-all text-xs">{textOf(value)}</span>,
    }))}
  />
)
