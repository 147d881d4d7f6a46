// How a model is chosen, and what happens to what is over a limit.
import { GENERATE } from '../texts/generate.ts'
import { Switch } from '../ui/switch.tsx'
import type { Prompt } from './prompt.ts'

interface OptionsProps {
  value: Prompt
  /** Whether one model is named: then nothing is left to choose. */
  hasModel: boolean
  onChange: (part: Partial<Prompt>) => void
}

export const Options = ({ value, hasModel, onChange }: OptionsProps) => (
  <div className="space-y-1">
    <Switch
      label={GENERATE.clamp}
      hint={GENERATE.clampHint}
      checked={value.clamp}
      onChange={(clamp) => onChange({ clamp })}
    />
    {hasModel ? (
      <Switch
        label={GENERATE.fallback}
        hint={GENERATE.fallbackHint}
        checked={value.fallback}
        onChange={(fallback) => onChange({ fallback })}
      />
    ) : (
      <>
        <Switch
          label={GENERATE.runnableOnly}
          hint={GENERATE.runnableOnlyHint}
          checked={value.runnableOnly}
          onChange={(runnableOnly) => onChange({ runnableOnly })}
        />
        <Switch
          label={GENERATE.cheapest}
          hint={GENERATE.cheapestHint}
          checked={value.cheapest}
          onChange={(cheapest) => onChange({ cheapest })}
        />
      </>
    )}
  </div>
)
