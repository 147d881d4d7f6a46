// What the pointer rests on in a plot, in figures.
import type { Figures } from './figures.ts'

interface PlotTipProps {
  label?: (text: string) => string
  value?: (value: number) => string
  /** Given by the plot. */
  active?: boolean
  payload?: readonly { name?: string | number; value?: unknown; color?: string; dataKey?: unknown; payload?: unknown }[]
}

const plain = (value: number): string => value.toLocaleString('en-US')

export function PlotTip({ label = String, value = plain, active, payload = [] }: PlotTipProps) {
  const [first] = payload
  if (!active || !first) return null
  return (
    <div className="rounded-md border bg-surface px-3 py-2 text-xs shadow-dialog">
      <p className="mb-1 font-medium">{label((first.payload as Figures).name)}</p>
      {payload.map(
        (item) =>
          typeof item.value === 'number' && (
            <p key={String(item.name)} className="flex justify-between gap-4 text-soft">
              <span>{item.name}</span>
              <span className="font-medium text-ink tabular-nums">{value(item.value)}</span>
            </p>
          ),
      )}
    </div>
  )
}
