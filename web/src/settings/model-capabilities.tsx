// What a model can do, as figures that one takes in at a glance.
import type { Model } from '@roster/client'
import { capabilityName, capabilityText, KNOWN_CAPABILITIES } from '../core/capabilities.ts'
import { SETTINGS } from '../texts/settings.ts'

/** The ones that decide whether it runs here and how long it makes. */
const FIRST = ['vram_requirement_gb', 'max_duration_seconds']

export function ModelCapabilities({ model }: { model: Model }) {
  const all: Readonly<Record<string, unknown>> = model.capabilities
  const names = [...new Set([...FIRST, ...KNOWN_CAPABILITIES])].filter(
    (name) => all[name] !== null && all[name] !== undefined,
  )
  return (
    <dl
      aria-label={SETTINGS.capabilities}
      className="grid grid-cols-2 overflow-hidden rounded-lg border sm:grid-cols-3"
    >
      {names.map((name) => (
        <div key={name} className="-mr-px -mb-px border-r border-b px-3 py-2">
          <dt className="text-faint text-xs">{capabilityName(name)}</dt>
          <dd className="break-words font-semibold">{capabilityText(name, all[name])}</dd>
        </div>
      ))}
    </dl>
  )
}
