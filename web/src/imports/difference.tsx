// What an import would do, part by part.
import type { ImportReport } from '@roster/client'
import { useMemo, useState } from 'react'
import { formatCount } from '../core/format.ts'
import { Segments } from '../ui/segments.tsx'
import { linesOf, PARTS, type Part } from './difference-lines.ts'
import { LineList } from './line-list.tsx'
import { SOURCES } from './sources.ts'

const TITLES: Readonly<Record<Part, string>> = {
  new: 'New',
  changed: 'Changed',
  kept: 'Kept',
  gone: 'Gone',
  skipped: 'Skipped',
}
const MEANINGS: Readonly<Record<Part, string>> = {
  new: 'They will be added.',
  changed: 'The upstream says something else than before; its word is taken.',
  kept: 'A person changed these here, so what the upstream says is not taken.',
  gone: 'The upstream no longer names them. They stay in this catalog.',
  skipped: 'Entries of the file that are no models, each with the reason.',
}

export function Difference({ report, fileName }: { report: ImportReport; fileName: string }) {
  const { summary, new_providers } = report
  const [part, setPart] = useState<Part>(() => PARTS.find((name) => summary[name] > 0) ?? 'new')
  const lines = useMemo(() => linesOf(report, part), [report, part])
  const title = SOURCES.find(({ id }) => id === report.source)?.title ?? report.source
  return (
    <>
      <p className="text-soft">
        <span className="font-medium text-ink">{title}</span>
        {`, ${fileName}: ${formatCount(summary.read, 'model')} read, ${summary.unchanged.toLocaleString('en-US')} as they are here.`}
        {new_providers.length > 0 &&
          ` ${formatCount(new_providers.length, 'new provider')}, inactive until somebody turns them on.`}
      </p>
      <div className="-mx-5 overflow-x-auto px-5">
        <Segments
          label="Part of the difference"
          value={part}
          onChange={setPart}
          choices={PARTS.map((value) => ({
            value,
            label: (
              <>
                {TITLES[value]}
                <span className="text-faint">{summary[value].toLocaleString('en-US')}</span>
              </>
            ),
          }))}
        />
      </div>
      <p className="text-faint text-xs">{MEANINGS[part]}</p>
      <LineList key={part} lines={lines} label={TITLES[part]} />
    </>
  )
}
