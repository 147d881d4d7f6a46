// The room of imports: the built-in models at one click, and other catalogs with their difference before it is applied.
import { useState } from 'react'
import { errorAt, fieldErrorsOf, messageOf } from '../core/problem.ts'
import { IMPORTS } from '../texts/imports.ts'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { Panel } from '../ui/panel.tsx'
import { Room } from '../ui/room.tsx'
import { toast } from '../ui/toast.tsx'
import { ChooseCatalog } from './choose-catalog.tsx'
import { Difference } from './difference.tsx'
import { ImportProgressBar } from './import-progress-bar.tsx'
import { PopulatePanel } from './populate-panel.tsx'
import { type Chosen, useImport } from './use-import.ts'

export const ImportSection = () => (
  <Room title={IMPORTS.title} lead={IMPORTS.lead}>
    <ForeignCatalog />
    <PopulatePanel />
  </Room>
)

function ForeignCatalog() {
  const [chosen, setChosen] = useState<Chosen | null>(null)
  const { compare, apply, progress } = useImport()
  const report = compare.data
  const isWorking = compare.isPending || apply.isPending
  const error = apply.error ?? compare.error
  const atAddress = chosen?.from instanceof URL ? errorAt(fieldErrorsOf(error), '/url') : undefined
  const count = report ? report.summary.new + report.summary.changed : 0

  const choose = (next: Chosen) => {
    setChosen(next)
    apply.reset()
    compare.mutate(next)
  }
  const restart = () => {
    compare.reset()
    apply.reset()
  }
  const finish = () =>
    chosen &&
    apply.mutate(chosen, {
      onSuccess: ({ summary }) => {
        toast(IMPORTS.applied(summary.new, summary.changed))
        restart()
      },
    })

  return (
    <Panel title={report ? IMPORTS.difference : IMPORTS.foreign}>
      <div className="space-y-4 px-5 pb-5">
        {report && chosen ? (
          <Difference report={report} from={nameOf(chosen)} />
        ) : (
          <ChooseCatalog disabled={isWorking} error={atAddress} onChoose={choose} />
        )}
        {isWorking && chosen && <ImportProgressBar progress={progress} chosen={chosen} />}
        {error && !atAddress && <Notice tone="bad">{messageOf(error)}</Notice>}
        {report && (
          <div className="flex flex-wrap justify-end gap-2">
            <Button disabled={isWorking} onClick={restart}>
              {IMPORTS.another}
            </Button>
            <Button look="primary" disabled={count === 0} busy={apply.isPending} onClick={finish}>
              {count === 0 ? IMPORTS.nothing : IMPORTS.apply(count)}
            </Button>
          </div>
        )}
      </div>
    </Panel>
  )
}

const nameOf = ({ source, from }: Chosen): string =>
  `${IMPORTS.sources[source].title}, ${from instanceof URL ? from.host : from.name}`
