// The frame of a plot: its name, what its colours mean, and a word where there is nothing to draw.
import type { ReactElement } from 'react'
import { ResponsiveContainer } from 'recharts'
import { USAGE } from '../texts/usage.ts'

interface Key {
  label: string
  color: string
}

export const KEYS = {
  completed: { label: USAGE.completed, color: 'var(--accent)' },
  failed: { label: USAGE.failed, color: 'var(--bad)' },
  other: { label: USAGE.other, color: 'var(--edge)' },
  median: { label: USAGE.median, color: 'var(--accent)' },
  slow: { label: USAGE.slow, color: 'var(--warn)' },
} as const satisfies Record<string, Key>

interface PlotProps {
  title: string
  keys?: readonly Key[]
  /** Said instead of a plot without anything in it. */
  nothing?: string | undefined
  children: ReactElement
}

const HEIGHT = 208

/** What is drawn says nothing to who cannot see it; the table has every figure of it. */
export const Plot = ({ title, keys = [], nothing, children }: PlotProps) => (
  <figure className="min-w-0 rounded-xl border bg-surface p-4 shadow-panel">
    <figcaption className="mb-3 flex flex-wrap items-center gap-x-4 gap-y-1">
      <span className="font-medium">{title}</span>
      {!nothing &&
        keys.map(({ label, color }) => (
          <span key={label} className="flex items-center gap-1.5 text-faint text-xs">
            <span aria-hidden className="size-2.5 rounded-sm" style={{ background: color }} />
            {label}
          </span>
        ))}
    </figcaption>
    {nothing ? (
      <p className="grid place-items-center text-faint" style={{ height: HEIGHT }}>
        {nothing}
      </p>
    ) : (
      <div aria-hidden style={{ height: HEIGHT }}>
        <ResponsiveContainer width="100%" height={HEIGHT}>
          {children}
        </ResponsiveContainer>
      </div>
    )}
  </figure>
)
