// How far something has come. The bar never goes back, and moves by itself while nothing is known.
import { Progress as Radix } from 'radix-ui'
import { useRef } from 'react'
import { twMerge } from 'tailwind-merge'

interface ProgressProps {
  label: string
  /** Per cent; null while nothing is known. */
  value: number | null
  /** `quiet` while nothing moves. */
  tone?: 'accent' | 'quiet'
}

export function Progress({ label, value, tone = 'accent' }: ProgressProps) {
  const furthest = useRef(0)
  if (value !== null) furthest.current = Math.max(furthest.current, value)
  const shown = value === null ? null : furthest.current
  return (
    <Radix.Root
      aria-label={label}
      value={shown}
      className="relative h-1.5 w-full overflow-hidden rounded-full bg-sunken ring-1 ring-line ring-inset"
    >
      {shown === null ? (
        <span className="absolute inset-y-0 left-0 w-2/5 animate-sweep rounded-full bg-accent" />
      ) : (
        <Radix.Indicator
          className={twMerge(
            'h-full rounded-full bg-accent transition-[width] duration-300',
            tone === 'quiet' && 'bg-faint',
          )}
          style={{ width: `${shown}%` }}
        />
      )}
    </Radix.Root>
  )
}
