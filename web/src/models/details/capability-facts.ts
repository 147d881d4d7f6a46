// The capabilities of a model, told apart: figures and words, what it can do, what it cannot.
import type { Model } from '@roster/client'
import { capabilityName, capabilityText, KNOWN_CAPABILITIES } from '../../core/capabilities.ts'
import type { Fact } from '../../ui/facts.tsx'

type Capabilities = Model['capabilities']

const namesOf = (capabilities: Capabilities): string[] => [
  ...KNOWN_CAPABILITIES,
  ...Object.keys(capabilities).filter((name) => !KNOWN_CAPABILITIES.includes(name)),
]

/** Everything that is more than a yes or a no. @param except what is told elsewhere. */
export const capabilityFacts = (capabilities: Capabilities, except: ReadonlySet<string> = new Set()): Fact[] =>
  namesOf(capabilities).flatMap((name) => {
    const value = capabilities[name]
    if (except.has(name) || value === null || value === undefined || typeof value === 'boolean') return []
    return [{ label: capabilityName(name), value: capabilityText(name, value) }]
  })

/** What it can do, or what it is known not to do. */
export const capabilityFlags = (capabilities: Capabilities, wanted: boolean): string[] =>
  namesOf(capabilities)
    .filter((name) => capabilities[name] === wanted)
    .map(capabilityName)
