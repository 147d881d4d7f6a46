// The plots: jobs and failures, cost and time over the days, and how models are rated. The table holds the same figures.
import type { UsageRow } from '@roster/client'
import type { ReactNode } from 'react'
import { Bar, BarChart, CartesianGrid, Line, LineChart, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts'
import { formatDuration } from '../core/format.ts'
import { USAGE } from '../texts/usage.ts'
import { type DayFigures, shortDay } from './days.ts'
import { dollars } from './dollars.ts'
import { PlotTip } from './plot-tip.tsx'

interface PlotsProps {
  days: readonly DayFigures[]
  models: readonly UsageRow[]
}

const HEIGHT = 208
const TICK = { fill: 'var(--faint)', fontSize: 11 }
const GRID = <CartesianGrid vertical={false} stroke="var(--line)" />
const MOST_RATED = 6

export function Plots({ days, models }: PlotsProps) {
  const hasCosts = days.some(({ cost }) => cost > 0)
  const hasTimes = days.some(({ p50 }) => p50 !== null)
  return (
    <div className="grid gap-5 lg:grid-cols-2">
      <Plot title={USAGE.perDay} keys={[KEYS.completed, KEYS.failed, KEYS.other]}>
        <BarChart data={[...days]} accessibilityLayer={false} margin={MARGIN}>
          {GRID}
          {DAY_AXIS}
          <YAxis {...AXIS} allowDecimals={false} width={36} />
          <Tooltip cursor={CURSOR} content={<PlotTip label={shortDay} />} />
          <Bar {...BAR} dataKey="completed" name={USAGE.completed} stackId="jobs" fill={KEYS.completed.color} />
          <Bar {...BAR} dataKey="failed" name={USAGE.failed} stackId="jobs" fill={KEYS.failed.color} />
          <Bar {...BAR} dataKey="other" name={USAGE.other} stackId="jobs" fill={KEYS.other.color} />
        </BarChart>
      </Plot>
      <Plot title={USAGE.costPerDay} nothing={hasCosts ? undefined : USAGE.noCosts}>
        <BarChart data={[...days]} accessibilityLayer={false} margin={MARGIN}>
          {GRID}
          {DAY_AXIS}
          <YAxis {...AXIS} width={56} tickFormatter={dollars} />
          <Tooltip cursor={CURSOR} content={<PlotTip label={shortDay} value={dollars} />} />
          <Bar {...BAR} dataKey="cost" name={USAGE.cost} fill="var(--accent)" radius={2} />
        </BarChart>
      </Plot>
      <Plot title={USAGE.timePerDay} keys={[KEYS.median, KEYS.slow]} nothing={hasTimes ? undefined : USAGE.noTimes}>
        <LineChart data={[...days]} accessibilityLayer={false} margin={MARGIN}>
          {GRID}
          {DAY_AXIS}
          <YAxis {...AXIS} width={56} tickFormatter={formatDuration} />
          <Tooltip cursor={LINE_CURSOR} content={<PlotTip label={shortDay} value={formatDuration} />} />
          <Line {...LINE} dataKey="p50" name={USAGE.median} stroke={KEYS.median.color} />
          <Line {...LINE} dataKey="p95" name={USAGE.slow} stroke={KEYS.slow.color} strokeDasharray="4 3" />
        </LineChart>
      </Plot>
      <Ratings models={models} />
    </div>
  )
}

function Ratings({ models }: { models: readonly UsageRow[] }) {
  const rated = models.filter(({ avg_quality_rating }) => avg_quality_rating !== null).slice(0, MOST_RATED)
  return (
    <Plot title={USAGE.ratingPerModel} nothing={rated.length > 0 ? undefined : USAGE.noRatings}>
      <BarChart data={rated} layout="vertical" accessibilityLayer={false} margin={MARGIN}>
        <CartesianGrid horizontal={false} stroke="var(--line)" />
        <XAxis {...AXIS} type="number" domain={[0, 5]} ticks={[0, 1, 2, 3, 4, 5]} />
        <YAxis {...AXIS} type="category" dataKey="display_name" width={112} />
        <Tooltip cursor={CURSOR} content={<PlotTip value={USAGE.stars} />} />
        <Bar
          {...BAR}
          dataKey="avg_quality_rating"
          name={USAGE.rating}
          fill="var(--accent)"
          maxBarSize={22}
          radius={2}
        />
      </BarChart>
    </Plot>
  )
}

interface Key {
  label: string
  color: string
}

const KEYS = {
  completed: { label: USAGE.completed, color: 'var(--accent)' },
  failed: { label: USAGE.failed, color: 'var(--bad)' },
  other: { label: USAGE.other, color: 'var(--edge)' },
  median: { label: USAGE.median, color: 'var(--accent)' },
  slow: { label: USAGE.slow, color: 'var(--warn)' },
} as const satisfies Record<string, Key>

const MARGIN = { top: 4, right: 8, bottom: 0, left: 0 }
const AXIS = { tick: TICK, tickLine: false, axisLine: false } as const
const BAR = { isAnimationActive: false, maxBarSize: 28 } as const
const LINE = {
  isAnimationActive: false,
  type: 'monotone',
  strokeWidth: 2,
  dot: { r: 2, strokeDasharray: '' },
  connectNulls: true,
} as const
const CURSOR = { fill: 'var(--sunken)' }
const LINE_CURSOR = { stroke: 'var(--edge)' }
const DAY_AXIS = <XAxis {...AXIS} dataKey="day" tickFormatter={shortDay} minTickGap={28} />

interface PlotProps {
  title: string
  keys?: readonly Key[]
  /** Said instead of a plot without anything in it. */
  nothing?: string | undefined
  children: ReactNode
}

/** What is drawn says nothing to who cannot see it; the table below has every figure of it. */
const Plot = ({ title, keys = [], nothing, children }: PlotProps) => (
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
