// The models as an admin keeps them: active or not, default, in which order they are tried, at what prices.
import type { Model } from '@roster/client'
import { Link } from '@tanstack/react-router'
import { Boxes, Plus } from 'lucide-react'
import { lazy, Suspense, useMemo, useState } from 'react'
import { useTitle } from '../../core/document-title.ts'
import { messageOf } from '../../core/problem.ts'
import { MODALITIES } from '../../core/words.ts'
import { filterModels } from '../../models/filter.ts'
import { useAPIModels } from '../../models/use-api-models.ts'
import { useProviderName, useProviders } from '../../providers/providers.ts'
import { HOSTED } from '../../texts/hosted.ts'
import { Button, buttonLook } from '../../ui/button.tsx'
import { Empty } from '../../ui/empty.tsx'
import { Input } from '../../ui/input.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Select } from '../../ui/select.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { toast } from '../../ui/toast.tsx'
import { DeleteRow } from './delete-row.tsx'
import { EditRow } from './edit-row.tsx'
import { OrderList } from './order-list.tsx'
import { prioritiesAfterMove } from './reorder.ts'
import { worksOf } from './works.ts'

const AddModelDialog = lazy(async () => ({
  default: (await import('../../models/form/add-model-dialog.tsx')).AddModelDialog,
}))

type Opened = { kind: 'add' } | { kind: 'edit' | 'delete'; id: string }

/** More new priorities than these are hardly what somebody meant. */
const MOST_CHANGES = 50

export function HostedModels() {
  useTitle(HOSTED.title)
  const { models, isLoading, error, ...actions } = useAPIModels()
  const providers = useProviders()
  const providerName = useProviderName()
  const [wanted, setWanted] = useState<string>()
  const [search, setSearch] = useState('')
  const [opened, setOpened] = useState<Opened | null>(null)
  const works = useMemo(() => worksOf(models), [models])
  const work = works.find(({ id }) => id === wanted) ?? works[0]
  const order = useMemo(
    () => models.filter(({ modality, task }) => modality === work?.modality && task === work?.task),
    [models, work?.modality, work?.task],
  )
  const shown = useMemo(() => filterModels(order, { q: search }), [order, search])

  const run = (done: Promise<unknown>) => void done.catch((failure: unknown) => toast(messageOf(failure), 'bad'))
  const place = (model: Model, to: number) => {
    const priorities = prioritiesAfterMove(order, order.indexOf(model), to)
    if (priorities.length > MOST_CHANGES) return toast(HOSTED.tooMany(priorities.length), 'bad')
    run(actions.setPriorities(priorities).then(() => toast(HOSTED.moved(model.display_name, to + 1))))
  }
  /** Among what is shown; what a search hides keeps its place. */
  const move = (from: number, to: number) => {
    const [model, target] = [shown[from], shown[to]]
    if (model && target) place(model, order.indexOf(target))
  }
  const close = () => setOpened(null)

  return (
    <main className="flex min-h-0 flex-1 flex-col">
      <header className="flex flex-wrap items-end gap-x-4 gap-y-3 border-b px-4 py-4 sm:px-5">
        <div className="min-w-0 flex-1 basis-72">
          <h1 className="font-semibold text-lg tracking-tight">{HOSTED.title}</h1>
          <p className="text-soft">{HOSTED.lead}</p>
        </div>
        <div className="flex w-full flex-wrap gap-2 sm:w-auto">
          <span className="min-w-44 flex-1">
            <Select aria-label={HOSTED.work} value={work?.id ?? ''} onChange={(event) => setWanted(event.target.value)}>
              {works.map(({ id, modality, task, count }) => (
                <option key={id} value={id}>
                  {HOSTED.workOption(MODALITIES[modality], task, count)}
                </option>
              ))}
            </Select>
          </span>
          <span className="min-w-36 flex-1">
            <Input
              type="search"
              aria-label={HOSTED.search}
              placeholder={HOSTED.search}
              value={search}
              onChange={(event) => setSearch(event.target.value)}
            />
          </span>
          <Button look="primary" onClick={() => setOpened({ kind: 'add' })}>
            <Plus aria-hidden />
            {HOSTED.add}
          </Button>
        </div>
      </header>
      {error && (
        <Notice tone="bad" className="m-4">
          {messageOf(error)}
        </Notice>
      )}
      {isLoading && <Loading />}
      {work && shown.length > 0 && (
        <OrderList
          key={work.id}
          label={HOSTED.list(`${MODALITIES[work.modality].toLowerCase()} ${work.task}`)}
          models={shown}
          placeOf={(model) => order.indexOf(model) + 1}
          onMove={move}
          actions={{
            providerName,
            isProviderActive: (id) => providers?.find((provider) => provider.id === id)?.is_active ?? true,
            onEdit: ({ id }) => setOpened({ kind: 'edit', id }),
            onDelete: ({ id }) => setOpened({ kind: 'delete', id }),
            onActive: ({ id }, active) => run(active ? actions.activateModel(id) : actions.deactivateModel(id)),
            onDefault: ({ id, display_name }) =>
              run(actions.setDefaultModel(id).then(() => toast(HOSTED.becameDefault(display_name)))),
            onPlace: (model, where) => place(model, where === 'top' ? 0 : order.length - 1),
          }}
        />
      )}
      {work && shown.length === 0 && <Empty Icon={Boxes} title={HOSTED.nothing} />}
      {!isLoading && !error && models.length === 0 && <NoModels />}
      <Suspense>
        {opened?.kind === 'add' && (
          <AddModelDialog onClose={close} onAdded={({ modality, task }) => setWanted(`${modality}/${task}`)} />
        )}
        {opened?.kind === 'edit' && <EditRow id={opened.id} onClose={close} />}
        {opened?.kind === 'delete' && <DeleteRow id={opened.id} onClose={close} />}
      </Suspense>
    </main>
  )
}

const ROWS = Array.from({ length: 8 }, (_, index) => index)

const Loading = () => (
  <div role="status" aria-label={HOSTED.title}>
    {ROWS.map((row) => (
      <div key={row} className="flex h-15 items-center gap-4 border-b bg-surface px-5">
        <Skeleton className="h-4 w-48" />
        <Skeleton className="ml-auto h-4 w-64 max-sm:hidden" />
      </div>
    ))}
  </div>
)

const NoModels = () => (
  <Empty
    Icon={Boxes}
    title={HOSTED.empty}
    actions={
      <Link to="/admin/import" className={buttonLook({ look: 'primary' })}>
        {HOSTED.import}
      </Link>
    }
  >
    {HOSTED.emptyWhy}
  </Empty>
)
