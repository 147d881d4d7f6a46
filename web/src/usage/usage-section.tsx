// What the models did, cost and were rated: sums, plots over time, and a table.
import { Link } from '@tanstack/react-router'
import { ChartColumn } from 'lucide-react'
import { lazy, Suspense, useMemo, useState } from 'react'
import { messageOf } from '../core/problem.ts'
import { useProviderName } from '../providers/providers.ts'
import { USAGE } from '../texts/usage.ts'
import { buttonLook } from '../ui/button.tsx'
import { Empty } from '../ui/empty.tsx'
import { Notice } from '../ui/notice.tsx'
import { Room } from '../ui/room.tsx'
import { Segments } from '../ui/segments.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { daysUntil } from './days.ts'
import { figuresOfDays, figuresOfNames } from './figures.ts'
import { UsageTable } from './usage-table.tsx'
import { UsageTiles } from './usage-tiles.tsx'
import { type Group, useUsage } from './use-usage.ts'

/** Drawing is a large library, and nobody waits for it to read the figures. */
const Plots = lazy(async () => ({ default: (await import('./plots.tsx')).Plots }))

type Range = keyof typeof USAGE.ranges

const RANGES = (['7', '30', '90'] as const).map((value) => ({ value, label: USAGE.ranges[value] }))
const GROUPS = (['day', 'model', 'provider'] as const).map((value) => ({ value, label: USAGE.groups[value] }))

export function UsageSection() {
  const [range, setRange] = useState<Range>('30')
  const [group, setGroup] = useState<Group>('day')
  const days = useMemo(() => daysUntil(Date.now(), Number(range)), [range])
  const [from, to] = [days[0] ?? '', days.at(-1) ?? '']
  const byModel = useUsage('model', from, to)
  const byDay = useUsage('day', from, to)
  const byProvider = useUsage('provider', from, to)
  const shown = { model: byModel, day: byDay, provider: byProvider }[group]
  const error = byModel.error ?? byDay.error
  const nameOf = useProviderName()
  const figures = useMemo(() => {
    const rows = shown.data ?? []
    if (group === 'day') return figuresOfDays(rows, days)
    return figuresOfNames(rows, (row) => (group === 'model' ? row.display_name : nameOf(row.provider_name ?? '')) ?? '')
  }, [shown.data, group, days, nameOf])
  return (
    <Room
      title={USAGE.title}
      lead={USAGE.lead}
      width="wide"
      actions={<Segments label={USAGE.range} value={range} choices={RANGES} onChange={setRange} />}
    >
      {error && <Notice tone="bad">{messageOf(error)}</Notice>}
      {!error && (!byModel.data || !byDay.data) && <Loading />}
      {byModel.data?.length === 0 && <NoJobs />}
      {byModel.data && byModel.data.length > 0 && (
        <div className="space-y-5">
          <UsageTiles rows={byModel.data} />
          <Segments label={USAGE.group} value={group} choices={GROUPS} onChange={setGroup} />
          <Suspense fallback={<Skeleton className="h-[35rem] rounded-xl" />}>
            <Plots figures={figures} isOverTime={group === 'day'} />
          </Suspense>
          <UsageTable group={group} rows={shown.data ?? []} />
        </div>
      )}
    </Room>
  )
}

const Loading = () => (
  <div role="status" aria-label={USAGE.title} className="space-y-5">
    <Skeleton className="h-24 rounded-xl" />
    <Skeleton className="h-[35rem] rounded-xl" />
  </div>
)

const NoJobs = () => (
  <Empty
    Icon={ChartColumn}
    title={USAGE.empty}
    actions={
      <Link to="/generate" className={buttonLook({ look: 'primary' })}>
        {USAGE.generate}
      </Link>
    }
  >
    {USAGE.emptyWhy}
  </Empty>
)
