// The files of a model, each with its size and its hash.
import type { InstalledModel } from '@roster/client'
import { formatBytes } from '../../../core/format.ts'
import { useVerification } from '../../../library/queries.ts'
import { FILES } from '../../../texts/details.ts'
import { CopyText } from '../../../ui/copy-text.tsx'
import { Section } from '../../../ui/facts.tsx'

interface FileListProps {
  files: InstalledModel['files']
  installed: InstalledModel | null
}

export function FileList({ files, installed }: FileListProps) {
  const { data: verification } = useVerification()
  if (files.length === 0) return null
  const faults = new Map(
    (verification?.problems ?? []).filter(({ id }) => id === installed?.id).map(({ path, detail }) => [path, detail]),
  )
  return (
    <Section title={FILES.files}>
      <ul className="divide-y rounded-xl border">
        {files.map(({ path, size, sha256 }) => (
          <li key={path} className="px-3.5 py-2">
            <div className="flex items-baseline justify-between gap-4">
              <span className="min-w-0 break-all font-mono text-xs">{path}</span>
              <span className="shrink-0 text-soft text-xs">{formatBytes(size)}</span>
            </div>
            {sha256 ? (
              <div className="mt-1 flex">
                <CopyText text={FILES.hash(sha256)} label={path} />
              </div>
            ) : (
              installed && <p className="text-faint text-xs">{FILES.noHash}</p>
            )}
            {faults.has(path) && <p className="mt-1 text-bad text-xs">{faults.get(path)}</p>}
          </li>
        ))}
      </ul>
    </Section>
  )
}
