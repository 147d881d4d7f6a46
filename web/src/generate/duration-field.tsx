// How long it is to be: a slider up to what the model can make, and the seconds as a number beside it.
import type { Model } from '@roster/client'
import { useState } from 'react'
import { formatDuration } from '../core/format.ts'
import { GENERATE } from '../texts/generate.ts'
import { type ControlProps, Field } from '../ui/field.tsx'
import { Input } from '../ui/input.tsx'
import { Slider } from '../ui/slider.tsx'
import { durationOf, maximumOf, tokensOf } from './duration.ts'

interface DurationFieldProps {
  model: Model
  /** In seconds; null until somebody chose it. */
  chosen: number | null
  /** What holds where nobody chose, as the server says: a preset may bring one. */
  effective: number | null
  error: string | undefined
  onChange: (seconds: number) => void
}

export function DurationField({ model, chosen, effective, error, onChange }: DurationFieldProps) {
  const maximum = maximumOf(model)
  const seconds = durationOf(model, chosen ?? effective)
  const tokens = tokensOf(model, seconds)
  const { recommended_duration_seconds: recommended } = model
  const facts = [
    model.max_duration_seconds === null
      ? GENERATE.durationUnknownLimit
      : GENERATE.durationLimit(formatDuration(maximum)),
    recommended !== null && GENERATE.durationRecommended(formatDuration(recommended)),
    tokens !== null && GENERATE.durationTokens(tokens),
  ].filter(Boolean)
  const isOver = chosen !== null && chosen > maximum
  return (
    <Field
      label={GENERATE.duration}
      error={error}
      hint={
        <>
          {facts.join(' · ')}
          {isOver && <span className="block text-warn">{GENERATE.durationClamped(chosen, maximum)}</span>}
        </>
      }
    >
      {(control) => (
        <div className="flex items-center gap-3">
          <Slider
            label={GENERATE.duration}
            min={Math.min(1, maximum)}
            max={maximum}
            value={seconds}
            valueText={GENERATE.seconds(seconds)}
            onChange={onChange}
          />
          <Seconds control={control} seconds={seconds} maximum={maximum} onChange={onChange} />
        </div>
      )}
    </Field>
  )
}

interface SecondsProps {
  control: ControlProps
  seconds: number
  maximum: number
  onChange: (seconds: number) => void
}

/** Takes what was typed once it is left, within the limit: while one types 12, the 1 means nothing yet. */
function Seconds({ control, seconds, maximum, onChange }: SecondsProps) {
  const [text, setText] = useState(String(seconds))
  const [shown, setShown] = useState(seconds)
  if (shown !== seconds) {
    setShown(seconds)
    setText(String(seconds))
  }
  const take = () => {
    const typed = Number(text.replace(',', '.'))
    const isUsable = text.trim() !== '' && Number.isFinite(typed) && typed > 0
    const next = isUsable ? Math.min(typed, maximum) : seconds
    setText(String(next))
    if (next !== seconds) onChange(next)
  }
  return (
    <span className="relative w-24 shrink-0">
      <Input
        {...control}
        inputMode="decimal"
        value={text}
        onChange={(event) => setText(event.target.value)}
        onBlur={take}
        onKeyDown={(event) => event.key === 'Enter' && take()}
        className="pr-7 text-right"
      />
      <span aria-hidden className="pointer-events-none absolute top-2 right-3 text-faint text-sm">
        s
      </span>
    </span>
  )
}
