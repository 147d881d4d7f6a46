// How a whole is shared out: a bar of parts, each as long as its share.
import { twMerge } from 'tailwind-merge'

export interface MeterPart {
  id: string
  /** What it is and how much: `flux, 23.8 GB`. */
  label: string
  value: number
  /** A class that colours it. */
  tone: string
}

interface MeterProps {
  label: string
  parts: readonly MeterPart[]
  /** The whole; the sum of the parts where it is not given. */
  total?: number
  className?: string
}

export function Meter({ label, parts, total, className }: MeterProps) {
  const whole = Math.max(total ?? parts.reduce((sum, { value }) => sum + value, 0), 1)
  const shown = parts.filter(({ value }) => value > 0)
  return (
    <div
      role="img"
      aria-label={`${label}: ${shown.map((part) => part.label).join('; ')}`}
      className={twMerge('flex h-2.5 w-full gap-px overflow-hidden rounded-full bg-sunken', className)}
    >
      {shown.map((part) => (
        <span
          key={part.id}
          title={part.label}
          className={twMerge('h-full min-w-0.5', part.tone)}
          style={{ width: `${(100 * part.value) / whole}%` }}
        />
      ))}
    </div>
  )
}
