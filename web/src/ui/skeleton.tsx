// The place of something that is on its way, as high as what will stand there.
import { twMerge } from 'tailwind-merge'

export const Skeleton = ({ className }: { className?: string }) => (
  <span aria-hidden className={twMerge('block animate-pulse rounded-md bg-sunken', className)} />
)
