// Every price of a model, and when it holds.
import type { Model } from '@roster/client'
import { Coins } from 'lucide-react'
import { PRICES } from '../../texts/details.ts'
import { Empty } from '../../ui/empty.tsx'
import { Table, TableCell, TableHead, TableRow } from '../../ui/table.tsx'
import { Unknown } from '../../ui/unknown.tsx'
import { priceTable } from '../price-table.ts'

export function PricesTab({ model: { pricing, provider } }: { model: Model }) {
  const { columns, rates } = priceTable(pricing)
  if (rates.length === 0) return <Empty Icon={Coins} title={provider === 'local' ? PRICES.local : PRICES.unknown} />
  return (
    <div className="space-y-3 px-5 py-4">
      <p className="text-soft">
        {PRICES.lead(pricing.currency ?? 'USD')}
        {typeof pricing.batch_discount === 'number' && ` ${PRICES.discount(Math.round(pricing.batch_discount * 100))}`}
      </p>
      <Table label={PRICES.table}>
        <thead>
          <tr>
            <TableHead>{PRICES.rate}</TableHead>
            {columns.map(({ id, label }) => (
              <TableHead key={id} className="text-right">
                {label}
              </TableHead>
            ))}
          </tr>
        </thead>
        <tbody>
          {rates.map(({ name, label, unit }) => (
            <TableRow key={name}>
              <th scope="row" className="px-3 py-2 font-normal">
                {label} <span className="block text-faint text-xs">{unit}</span>
              </th>
              {columns.map(({ id, prices }) => (
                <TableCell key={id} className="whitespace-nowrap text-right font-medium">
                  {prices.get(name)?.text ?? (id === 'standard' ? <Unknown /> : <AsStandard />)}
                </TableCell>
              ))}
            </TableRow>
          ))}
        </tbody>
      </Table>
    </div>
  )
}

/** What a tier does not name is charged as without it. */
const AsStandard = () => <span className="font-normal text-faint">{PRICES.same}</span>
