// The four plots, over days or for each model or provider. The table below holds the same figures.
import { Bar, BarChart, CartesianGrid, Line, LineChart, Tooltip, XAxis, YAxis } from 'recharts'
import { USAGE } from '../texts/usage.ts'
import { shortDay } from './days.ts'
import { dollars } from './dollars.ts'
import type { Figures } from './figures.ts'
import { latency } from './latency.ts'
import { KEYS, Plot } from './plot.tsx'
import { PlotTip } from './plot-tip.tsx'

interface PlotsProps {
  figures: readonly Figures[]
  /** Whether the figures are those of days. */
  isOverTime: boolean
}

export function Plots({ figures, isOverTime }: PlotsProps) {
  const has = (name: 'cost' | 'p50' | 'rating') => figures.some((one) => (one[name] ?? 0) > 0)
  const Counts = isOverTime ? DayBars : NameBars
  const Levels = isOverTime ? DayLines : NameBars
  return (
    <div className="grid gap-5 lg:grid-cols-2">
      <Plot title={USAGE.jobs} keys={[KEYS.completed, KEYS.failed, KEYS.other]}>
        <Counts figures={figures} series={JOBS} isStacked text={plain} />
      </Plot>
      <Plot title={USAGE.cost} nothing={has('cost') ? undefined : USAGE.noCosts}>
        <Counts figures={figures} series={COST} text={dollars} />
      </Plot>
      <Plot title={USAGE.time} keys={[KEYS.median, KEYS.slow]} nothing={has('p50') ? undefined : USAGE.noTimes}>
        <Levels figures={figures} series={TIME} text={latency} />
      </Plot>
      <Plot title={USAGE.rating} nothing={has('rating') ? undefined : USAGE.noRatings}>
        <Levels figures={figures} series={RATING} text={stars} most={5} />
      </Plot>
    </div>
  )
}

interface Series {
  dataKey: Exclude<keyof Figures, 'name'>
  label: string
  color: string
}

const JOBS: readonly Series[] = [
  { dataKey: 'completed', ...KEYS.completed },
  { dataKey: 'failed', ...KEYS.failed },
  { dataKey: 'other', ...KEYS.other },
]
const COST: readonly Series[] = [{ dataKey: 'cost', label: USAGE.cost, color: 'var(--accent)' }]
const TIME: readonly Series[] = [
  { dataKey: 'p50', ...KEYS.median },
  { dataKey: 'p95', ...KEYS.slow },
]
const RATING: readonly Series[] = [{ dataKey: 'rating', label: USAGE.rating, color: 'var(--accent)' }]

const plain = (value: number): string => value.toLocaleString('en-US')
const stars = (value: number): string => value.toLocaleString('en-US', { maximumFractionDigits: 1 })

const MARGIN = { top: 8, right: 12, bottom: 0, left: 0 }
const AXIS = { tick: { fill: 'var(--faint)', fontSize: 11 }, tickLine: false, axisLine: false } as const
const CURSOR = { fill: 'var(--sunken)' }

interface SeriesPlotProps {
  figures: readonly Figures[]
  series: readonly Series[]
  text: (value: number) => string
  isStacked?: boolean
  /** The end of the scale; what the figures need without it. */
  most?: number
  /** Given by what gives a plot its size. */
  width?: number
  height?: number
}

const scaleOf = (most: number | undefined) =>
  most === undefined ? {} : { domain: [0, most], ticks: Array.from({ length: most + 1 }, (_, tick) => tick) }

/** A plot takes its size as props, from what stands around it. */
const frameOf = ({ figures, width, height }: SeriesPlotProps) => ({
  data: [...figures],
  accessibilityLayer: false,
  margin: MARGIN,
  ...(width !== undefined && { width }),
  ...(height !== undefined && { height }),
})

const DayBars = (props: SeriesPlotProps) => (
  <BarChart {...frameOf(props)}>
    <CartesianGrid vertical={false} stroke="var(--line)" />
    <XAxis {...AXIS} dataKey="name" tickFormatter={shortDay} minTickGap={28} />
    <YAxis {...AXIS} width={52} tickFormatter={props.text} />
    <Tooltip cursor={CURSOR} content={<PlotTip label={shortDay} value={props.text} />} />
    {bars(props)}
  </BarChart>
)

const NameBars = (props: SeriesPlotProps) => (
  <BarChart {...frameOf(props)} layout="vertical">
    <CartesianGrid horizontal={false} stroke="var(--line)" />
    <XAxis {...AXIS} type="number" tickFormatter={props.text} {...scaleOf(props.most)} />
    <YAxis {...AXIS} type="category" dataKey="name" width={120} interval={0} />
    <Tooltip cursor={CURSOR} content={<PlotTip value={props.text} />} />
    {bars(props)}
  </BarChart>
)

const bars = ({ series, isStacked = false }: SeriesPlotProps) =>
  series.map(({ dataKey, label, color }) => (
    <Bar
      key={dataKey}
      dataKey={dataKey}
      name={label}
      fill={color}
      maxBarSize={26}
      isAnimationActive={false}
      {...(isStacked && { stackId: 'all' })}
    />
  ))

const DayLines = (props: SeriesPlotProps) => (
  <LineChart {...frameOf(props)}>
    <CartesianGrid vertical={false} stroke="var(--line)" />
    <XAxis {...AXIS} dataKey="name" tickFormatter={shortDay} minTickGap={28} />
    <YAxis {...AXIS} width={52} tickFormatter={props.text} {...scaleOf(props.most)} />
    <Tooltip cursor={{ stroke: 'var(--edge)' }} content={<PlotTip label={shortDay} value={props.text} />} />
    {props.series.map(({ dataKey, label, color }) => (
      <Line
        key={dataKey}
        dataKey={dataKey}
        name={label}
        stroke={color}
        strokeWidth={2}
        dot={{ r: 2, fill: color }}
        connectNulls
        isAnimationActive={false}
      />
    ))}
  </LineChart>
)
