// What stands in the room of generating until all is here that decides which fields there are: none moves what is read already.
import { useState } from 'react'
import { GENERATE } from '../texts/generate.ts'
import { Skeleton } from '../ui/skeleton.tsx'

/** The editor, and beside it where there is room what comes of it. */
export const COLUMNS = 'grid gap-x-8 gap-y-6 lg:grid-cols-[25rem_minmax(0,1fr)]'

export const DeskSkeleton = () => (
  <div role="status" aria-label={GENERATE.title} className={COLUMNS}>
    <Skeleton className="h-[34rem] rounded-xl" />
    <Skeleton className="h-[34rem] rounded-xl" />
  </div>
)

/** Whether it has been so at any time. */
export function useOnce(isSo: boolean): boolean {
  const [wasSo, setWas] = useState(isSo)
  if (isSo && !wasSo) setWas(true)
  return wasSo || isSo
}
