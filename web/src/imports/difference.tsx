// What an import would do, part by part.
import { useMemo, useState } from 'react'
import { IMPORTS } from '../texts/imports.ts'
import { Segments } from '../ui/segments.tsx'
import { countOf, linesOf, type Part, partsOf } from './difference-lines.ts'
import { LineList } from './line-list.tsx'
import type { Report } from './use-import.ts'

interface DifferenceProps {
  report: Report
  /** Whose word it is, such as `LiteLLM, litellm.json`. */
  from: string
}

export function Difference({ report, from }: DifferenceProps) {
  const { summary } = report
  const parts = partsOf(report)
  const [part, setPart] = useState<Part>(() => parts.find((id) => countOf(report, id) > 0) ?? 'new')
  const lines = useMemo(() => linesOf(report, part), [report, part])
  return (
    <div className="flex flex-col gap-3">
      <p className="text-soft">
        {IMPORTS.read(from, summary.read, summary.unchanged)}
        {'new_providers' in report &&
          report.new_providers.length > 0 &&
          IMPORTS.newProviders(report.new_providers.length)}
      </p>
      <div className="overflow-x-auto">
        <Segments
          label={IMPORTS.part}
          value={part}
          onChange={setPart}
          choices={parts.map((value) => ({
            value,
            label: (
              <>
                {IMPORTS.parts[value]}
                <span className="text-faint">{countOf(report, value).toLocaleString('en-US')}</span>
              </>
            ),
          }))}
        />
      </div>
      <p className="text-faint text-xs">{IMPORTS.meanings[part]}</p>
      <LineList key={part} lines={lines} label={IMPORTS.parts[part]} />
    </div>
  )
}
