// The files of a model: whether they are here and as they should be, what they are, and where they come from.
import type { InstalledModel, Model } from '@roster/client'
import { Cloud } from 'lucide-react'
import { useInstalled } from '../../../library/queries.ts'
import { useProviderName } from '../../../providers/providers.ts'
import { FILES } from '../../../texts/details.ts'
import { Empty } from '../../../ui/empty.tsx'
import { FileList } from './file-list.tsx'
import { Identification } from './identification.tsx'
import { OnThisServer } from './on-this-server.tsx'
import { SourceFacts } from './source-facts.tsx'

export function FilesTab({ model }: { model: Model }) {
  const providerName = useProviderName()
  const installed = useInstalled(model.id)
  if (!installed && !model.source)
    return (
      <Empty Icon={Cloud} title={FILES.noWeights}>
        {model.provider === 'local' ? FILES.unknownSource : FILES.hosted(providerName(model.provider))}
      </Empty>
    )
  return (
    <>
      <OnThisServer model={model} installed={installed ?? null} />
      {installed && <Identification installed={installed} />}
      <FileList files={filesOf(model, installed)} installed={installed ?? null} />
      <SourceFacts model={model} installed={installed ?? null} />
    </>
  )
}

/** As they lie here, else as they would come. */
const filesOf = (model: Model, installed: InstalledModel | null | undefined): InstalledModel['files'] =>
  installed?.files ?? model.source?.files ?? []
