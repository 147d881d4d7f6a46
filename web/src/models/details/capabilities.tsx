// What a model can do and within what limits, each limit with where it comes from, and whether the hardware is enough.
import type { Model, Resolution } from '@roster/client'
import { useQuery } from '@tanstack/react-query'
import { Check, Gauge, Minus } from 'lucide-react'
import { capabilityName, capabilityText } from '../../core/capabilities.ts'
import { useRoster } from '../../core/roster.ts'
import { useSystem } from '../../core/use-system.ts'
import { LIMITS } from '../../texts/details.ts'
import { Badge } from '../../ui/badge.tsx'
import { Empty } from '../../ui/empty.tsx'
import { Facts, Section } from '../../ui/facts.tsx'
import { Table, TableCell, TableHead, TableRow } from '../../ui/table.tsx'
import { capabilityFacts, capabilityFlags } from './capability-facts.ts'
import { Hardware } from './hardware.tsx'

type Limit = Resolution['limits'][number]

export function Capabilities({ model }: { model: Model }) {
  const limits = useLimits(model)
  const system = useSystem().data
  const { capabilities } = model
  const can = capabilityFlags(capabilities, true)
  const cannot = capabilityFlags(capabilities, false)
  // What stands above need not be said again.
  const told = new Set([...limits.map(({ name }) => name), ...(system ? ['vram_requirement_gb'] : [])])
  const facts = capabilityFacts(capabilities, told)
  const isEmpty = limits.length + facts.length + can.length + cannot.length === 0
  return (
    <>
      {system && <Hardware model={model} system={system} />}
      {limits.length > 0 && <Checked limits={limits} />}
      <Facts
        title={LIMITS.figures}
        facts={[
          ...facts,
          can.length > 0 && { label: LIMITS.can, value: <Words words={can} are /> },
          cannot.length > 0 && { label: LIMITS.cannot, value: <Words words={cannot} are={false} /> },
        ]}
      />
      {isEmpty && <Empty Icon={Gauge} title={LIMITS.none} />}
    </>
  )
}

/** As they are checked when a job comes: an override of this server's environment stands above what the model says. */
function useLimits({ id, updated_at }: Model): Limit[] {
  const roster = useRoster()
  const { data } = useQuery({
    queryKey: ['resolve', 'limits', id, updated_at],
    queryFn: () => roster.resolve({ model: id, input: {}, on_limit: 'clamp' }),
  })
  return (data?.limits ?? []).filter(({ origin }) => origin !== 'hardware')
}

const Checked = ({ limits }: { limits: readonly Limit[] }) => (
  <Section title={LIMITS.checked}>
    <p className="mb-2.5 text-soft">{LIMITS.checkedWhy}</p>
    <Table label={LIMITS.table}>
      <thead>
        <tr>
          <TableHead>{LIMITS.limit}</TableHead>
          <TableHead>{LIMITS.value}</TableHead>
          <TableHead>{LIMITS.source}</TableHead>
        </tr>
      </thead>
      <tbody>
        {limits.map(({ name, value, origin }) => (
          <TableRow key={name}>
            <TableCell className="text-soft">{capabilityName(name)}</TableCell>
            <TableCell className="font-medium">{capabilityText(name, value)}</TableCell>
            <TableCell>
              <Badge tone={origin === 'environment' ? 'warn' : 'plain'}>{LIMITS.origins[origin]}</Badge>
            </TableCell>
          </TableRow>
        ))}
      </tbody>
    </Table>
  </Section>
)

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
