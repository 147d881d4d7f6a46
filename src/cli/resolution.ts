// A resolution as a person reads it.
import type { Resolution } from '@roster/client'
import { count, price } from './terminal/numbers.ts'
import { type Column, fields, section, sections, table } from './terminal/table.ts'
import { plain } from './terminal/values.ts'

export const resolutionText = (resolution: Resolution): string =>
  sections(
    fields(headOf(resolution)),
    section('Parameters', tableOf(PARAMETERS, parametersOf(resolution))),
    section('Limits', tableOf(LIMITS, resolution.limits)),
    section(
      'Clamped',
      fields(resolution.clamped.map(({ name, from, to }) => [name, `${plain(from)} -> ${plain(to)}`])),
    ),
    section(`Alternatives (${count(resolution.alternatives_total)})`, tableOf(ALTERNATIVES, resolution.alternatives)),
  )

const tableOf = <Row>(columns: readonly Column<Row>[], rows: readonly Row[]) =>
  rows.length > 0 ? table(columns, rows) : ''

const headOf = (resolution: Resolution): [string, string | null][] => [
  ['model', `${resolution.model.display_name} (${resolution.model.id})`],
  ['provider', `${resolution.provider.id}${resolution.configured ? '' : ' (not configured)'}`],
  ['why', resolution.reason],
  ['instead of', resolution.fallback && `${resolution.fallback.from}: ${resolution.fallback.reason}`],
  ['configuration', resolution.configuration && `${resolution.configuration.id} (${resolution.configuration.scope})`],
  ['adapter', resolution.adapter?.display_name ?? null],
  ['installed', resolution.installed ? 'yes' : 'no'],
  ['tokens', tokensText(resolution.tokens)],
  ['cost', costText(resolution.cost)],
]

function tokensText({ input, output, estimated }: Resolution['tokens']): string | null {
  const parts = [input === null ? '' : `${count(input)} in`, output === null ? '' : `${count(output)} out`].filter(
    Boolean,
  )
  return parts.length > 0 ? `${parts.join(', ')}${estimated ? ' (an estimate)' : ''}` : null
}

const costText = ({ amount, currency, reason }: Resolution['cost']): string =>
  amount === null ? `unknown${reason ? `: ${reason}` : ''}` : price(amount, currency)

interface Parameter {
  name: string
  value: unknown
  origin: string
}

const parametersOf = ({ parameters, origins }: Resolution): Parameter[] =>
  Object.entries(parameters).map(([name, value]) => ({ name, value, origin: origins[name] ?? '' }))

const PARAMETERS: readonly Column<Parameter>[] = [
  { title: 'NAME', cell: ({ name }) => name },
  { title: 'VALUE', cell: ({ value }) => plain(value), align: 'right' },
  { title: 'FROM', cell: ({ origin }) => origin.replaceAll('_', ' ') },
]

const LIMITS: readonly Column<Resolution['limits'][number]>[] = [
  { title: 'NAME', cell: ({ name }) => name },
  { title: 'LIMIT', cell: ({ value }) => plain(value), align: 'right' },
  { title: 'ASKED', cell: ({ requested }) => (requested === null ? '' : plain(requested)), align: 'right' },
  { title: 'FROM', cell: ({ origin }) => origin },
  { title: '', cell: ({ ok }) => (ok ? 'ok' : 'over'), style: ({ ok }) => (ok ? 'green' : 'yellow') },
]

const ALTERNATIVES: readonly Column<Resolution['alternatives'][number]>[] = [
  { title: 'RANK', cell: ({ rank }) => String(rank), align: 'right' },
  { title: 'MODEL', cell: ({ model }) => model },
  { title: 'WHY NOT', cell: ({ reason }) => reason },
]
