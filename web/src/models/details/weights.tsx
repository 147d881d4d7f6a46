// Where the weights come from, whether they are here, and how they come here.
import type { Model } from '@roster/client'
import { Cloud } from 'lucide-react'
import { formatBytes } from '../../core/format.ts'
import { sentenceOf } from '../../core/words.ts'
import { DownloadModel } from '../../downloads/download-model.tsx'
import { useProviderName } from '../../providers/providers.ts'
import { Empty } from '../../ui/empty.tsx'
import { Facts, Section } from '../../ui/facts.tsx'
import { Unknown } from '../../ui/unknown.tsx'

export function Weights({ model }: { model: Model }) {
  const providerName = useProviderName()
  const { source } = model
  const files = source?.files ?? []
  if (!source)
    return (
      <Empty Icon={Cloud} title="There are no weights to bring here">
        {model.provider === 'local'
          ? 'Nobody has said where the weights of this model come from.'
          : `${providerName(model.provider)} runs this model; it is called over the network.`}
      </Empty>
    )
  return (
    <>
      <Section title="On this server">
        <DownloadModel model={model} />
      </Section>
      <Facts
        title="Source"
        facts={[
          { label: 'Comes from', value: source.type === 'huggingface' ? 'Hugging Face' : sentenceOf(source.type) },
          source.repo !== null && {
            label: 'Repository',
            value: <span className="font-mono text-xs">{source.repo}</span>,
          },
          source.revision !== null && { label: 'Revision', value: source.revision },
          source.url !== null && {
            label: 'Address',
            value: <span className="break-all font-mono text-xs">{source.url}</span>,
          },
          { label: 'Size', value: model.size_bytes === null ? <Unknown /> : formatBytes(model.size_bytes) },
          { label: 'Licence gate', value: model.gated ? 'yes, a token is needed' : 'no' },
        ]}
      />
      {files.length > 0 && <Files files={files} />}
      {model.companions.length > 0 && (
        <Facts
          title="Goes with"
          facts={model.companions.map(({ model_id, reason }) => ({ label: model_id, value: reason }))}
        />
      )}
    </>
  )
}

type Files = NonNullable<NonNullable<Model['source']>['files']>

const Files = ({ files }: { files: Files }) => (
  <Section title="Files">
    <ul className="divide-y">
      {files.map(({ path, size, sha256 }) => (
        <li key={path} className="flex items-baseline justify-between gap-4 py-1.5">
          <span className="min-w-0">
            <span className="block break-all font-mono text-xs">{path}</span>
            {sha256 && (
              <span className="block truncate font-mono text-2xs text-faint" title={`SHA-256 ${sha256}`}>
                SHA-256 {sha256.slice(0, 16)}
              </span>
            )}
          </span>
          <span className="shrink-0 text-soft text-xs">{formatBytes(size)}</span>
        </li>
      ))}
    </ul>
  </Section>
)
