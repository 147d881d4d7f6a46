// What takes the space: a bar of the whole disk, and each part by name and size.
import type { LibraryList } from '@roster/client'
import { formatBytes } from '../core/format.ts'
import { LIBRARY } from '../texts/library.ts'
import { Meter } from '../ui/meter.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { diskParts } from './disk-parts.ts'

interface DiskUsageProps {
  disk: LibraryList['disk'] | undefined
  /** How many models take it. */
  count: number
}

export function DiskUsage({ disk, count }: DiskUsageProps) {
  if (!disk)
    return (
      <div className="space-y-3 py-1">
        <Skeleton className="h-7 w-56" />
        <Skeleton className="h-3 w-full" />
        <Skeleton className="h-4 w-72" />
      </div>
    )
  const parts = diskParts(disk)
  return (
    <section aria-label={LIBRARY.disk}>
      <p className="flex flex-wrap items-baseline gap-x-2">
        <span className="font-semibold text-xl tracking-tight">{LIBRARY.used(disk.total_bytes)}</span>
        <span className="text-soft">{LIBRARY.of(count)}</span>
        {disk.free_bytes !== null && <span className="ml-auto text-soft">{LIBRARY.free(disk.free_bytes)}</span>}
      </p>
      <Meter
        label={LIBRARY.disk}
        parts={parts}
        total={parts.reduce((sum, { value }) => sum + value, disk.free_bytes ?? 0)}
        className="mt-2.5 h-3"
      />
      <ul className="mt-2.5 flex flex-wrap gap-x-4 gap-y-1 text-xs">
        {parts.map(({ id, name, value, tone }) => (
          <li key={id} className="flex items-center gap-1.5">
            <span aria-hidden className={`size-2 rounded-full ${tone}`} />
            <span className="text-soft">{name}</span>
            {formatBytes(value)}
          </li>
        ))}
      </ul>
    </section>
  )
}
