// What a model can do, as words; and its limits, as figures.
import type { Model } from '@roster/client'
import { Check, Minus } from 'lucide-react'
import { Badge } from '../../ui/badge.tsx'
import { Facts } from '../../ui/facts.tsx'
import { capabilityFacts, capabilityFlags } from './capability-facts.ts'

export const Capabilities = ({ capabilities }: Pick<Model, 'capabilities'>) => {
  const can = capabilityFlags(capabilities, true)
  const cannot = capabilityFlags(capabilities, false)
  return (
    <Facts
      title="Capabilities and limits"
      facts={[
        ...capabilityFacts(capabilities),
        can.length > 0 && { label: 'Can', value: <Words words={can} are /> },
        cannot.length > 0 && { label: 'Cannot', value: <Words words={cannot} are={false} /> },
      ]}
    />
  )
}

const Words = ({ words, are }: { words: readonly string[]; are: boolean }) => (
  <ul className="flex flex-wrap gap-1">
    {words.map((word) => (
      <li key={word} className="flex">
        <Badge tone={are ? 'good' : 'plain'}>
          {are ? <Check aria-hidden /> : <Minus aria-hidden />}
          {word}
        </Badge>
      </li>
    ))}
  </ul>
)
