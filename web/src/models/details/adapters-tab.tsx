// The adapters of a model: those that fit first; the others with what they need instead.
import type { Adapter, Model } from '@roster/client'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Check, Lock, Puzzle } from 'lucide-react'
import { messageOf } from '../../core/problem.ts'
import { useRoster } from '../../core/roster.ts'
import { useBaseModelName } from '../../core/use-base-models.ts'
import { MODEL_TYPES } from '../../core/words.ts'
import { ADAPTERS } from '../../texts/details.ts'
import { Badge } from '../../ui/badge.tsx'
import { CopyText } from '../../ui/copy-text.tsx'
import { Empty } from '../../ui/empty.tsx'
import { Section } from '../../ui/facts.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { isAdapter } from '../queries.ts'

export const AdaptersTab = ({ model }: { model: Model }) =>
  isAdapter(model.type) ? <OfAdapter model={model} /> : <OfModel model={model} />

/** An adapter takes no other; it says what it needs itself. */
function OfAdapter({ model: { base_model } }: { model: Model }) {
  const baseName = useBaseModelName()
  return (
    <p className="px-5 py-6 text-soft">
      {base_model === null ? ADAPTERS.needsUnknown : ADAPTERS.needs(baseName(base_model))}
    </p>
  )
}

function OfModel({ model: { id } }: { model: Model }) {
  const roster = useRoster()
  const { data, error, isPending } = useQuery({
    queryKey: ['adapters', 'all', id],
    queryFn: () => roster.adapters.list({ model: id }),
  })
  if (error)
    return (
      <Notice tone="bad" className="m-5">
        {ADAPTERS.unreadable} {messageOf(error)}
      </Notice>
    )
  if (isPending) return <Loading />
  if (data.adapters.length === 0)
    return (
      <Empty Icon={Puzzle} title={ADAPTERS.none}>
        {ADAPTERS.noneWhy}
      </Empty>
    )
  return (
    <>
      <p className="px-5 py-4 text-soft">{ADAPTERS.lead}</p>
      <List title={ADAPTERS.compatible} adapters={data.adapters.filter(({ compatible }) => compatible !== false)} />
      <List title={ADAPTERS.incompatible} adapters={data.adapters.filter(({ compatible }) => compatible === false)} />
    </>
  )
}

const List = ({ title, adapters }: { title: string; adapters: readonly Adapter[] }) =>
  adapters.length > 0 && (
    <Section title={title}>
      <ul className="divide-y rounded-xl border">
        {adapters.map((adapter) => (
          <Row key={adapter.id} adapter={adapter} />
        ))}
      </ul>
    </Section>
  )

function Row({
  adapter: { id, name, version, type, compatible, hint, installed, trigger_words },
}: {
  adapter: Adapter
}) {
  const Icon = compatible === false ? Lock : Check
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1.5 px-3.5 py-2.5">
      <Icon aria-hidden className={compatible === false ? 'size-4 text-faint' : 'size-4 text-good'} />
      <div className="min-w-0 flex-1 basis-40">
        <Link
          to="/models/$id"
          params={{ id }}
          search={(search) => ({ ...search, view: undefined })}
          className="break-words font-medium hover:underline"
        >
          {version === null ? name : `${name} ${version}`}
        </Link>
        <p className="text-faint text-xs">{hint ?? MODEL_TYPES[type]}</p>
      </div>
      {trigger_words.map((word) => (
        <CopyText key={word} text={word} label={ADAPTERS.trigger} />
      ))}
      <Badge tone={installed ? 'good' : 'plain'}>{installed ? ADAPTERS.installed : ADAPTERS.notInstalled}</Badge>
    </li>
  )
}

const Loading = () => (
  <div role="status" aria-label={ADAPTERS.loading} className="space-y-2 p-5">
    <Skeleton className="h-12 w-full rounded-xl" />
    <Skeleton className="h-12 w-full rounded-xl" />
  </div>
)
