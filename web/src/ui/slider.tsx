// A number on a scale, by pointer or by the arrow keys.
import { Slider as Radix } from 'radix-ui'
import type { ControlProps } from './field.tsx'

interface SliderProps extends Partial<ControlProps> {
  /** What it sets, for who cannot see it. */
  label: string
  value: number
  min?: number
  max: number
  step?: number
  /** The value as it is read out: `12 seconds`. */
  valueText?: string
  disabled?: boolean
  onChange: (value: number) => void
}

export const Slider = ({
  id,
  label,
  value,
  min = 0,
  max,
  step = 1,
  valueText,
  disabled,
  onChange,
  ...rest
}: SliderProps) => (
  <Radix.Root
    value={[value]}
    min={min}
    max={max}
    step={step}
    disabled={disabled ?? false}
    onValueChange={([next]) => next !== undefined && onChange(next)}
    className="relative flex h-9 w-full touch-none select-none items-center data-[disabled]:opacity-60"
  >
    <Radix.Track className="relative h-1.5 grow overflow-hidden rounded-full bg-sunken ring-1 ring-line ring-inset">
      <Radix.Range className="absolute h-full bg-accent" />
    </Radix.Track>
    <Radix.Thumb
      {...rest}
      id={id}
      aria-label={label}
      aria-valuetext={valueText}
      className="block size-4.5 rounded-full border-2 border-accent bg-surface shadow-sm"
    />
  </Radix.Root>
)
