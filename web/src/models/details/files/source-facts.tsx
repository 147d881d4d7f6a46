// Where the files of a model come from, and where they lie.
import type { InstalledModel, Model } from '@roster/client'
import { formatBytes, formatTime } from '../../../core/format.ts'
import { sentenceOf } from '../../../core/words.ts'
import { FILES, OVERVIEW } from '../../../texts/details.ts'
import { type Fact, Facts } from '../../../ui/facts.tsx'
import { Unknown } from '../../../ui/unknown.tsx'

interface SourceFactsProps {
  model: Model
  installed: InstalledModel | null
}

const code = (text: string) => <span className="break-all font-mono text-xs">{text}</span>
const given = (label: string, value: string | null | undefined): Fact | null =>
  value ? { label, value: code(value) } : null

const SITES: Readonly<Record<string, string>> = { huggingface: 'Hugging Face', civitai: 'CivitAI', url: 'URL' }

export function SourceFacts({ model, installed }: SourceFactsProps) {
  const source = installed?.source ?? model.source
  return (
    <>
      {installed && (
        <Facts
          title={FILES.whereIs}
          facts={[
            { label: FILES.path, value: code(installed.path) },
            given(FILES.adopted, installed.adopted_from),
            { label: FILES.size, value: formatBytes(installed.size_bytes) },
            { label: OVERVIEW.added, value: formatTime(installed.installed_at) },
          ]}
        />
      )}
      {source && (
        <Facts
          title={FILES.source}
          facts={[
            { label: FILES.comesFrom, value: SITES[source.type] ?? sentenceOf(source.type) },
            given(FILES.repository, source.repo),
            given(FILES.revision, source.revision),
            given(FILES.address, source.url),
            !installed && {
              label: FILES.size,
              value: model.size_bytes === null ? <Unknown /> : formatBytes(model.size_bytes),
            },
            { label: FILES.gate, value: model.gated ? FILES.gated : FILES.open },
          ]}
        />
      )}
    </>
  )
}
