// Takes a foreign catalog in: choose it, see the difference, apply it.
import { useState } from 'react'
import { formatCount } from '../core/format.ts'
import { messageOf } from '../core/problem.ts'
import { Button } from '../ui/button.tsx'
import { Dialog, DialogBody, DialogFooter } from '../ui/dialog.tsx'
import { Notice } from '../ui/notice.tsx'
import { toast } from '../ui/toast.tsx'
import { ChooseFile } from './choose-file.tsx'
import { Difference } from './difference.tsx'
import { ImportProgressBar } from './import-progress-bar.tsx'
import { type Chosen, useImport } from './use-import.ts'

export function ImportDialog({ onClose }: { onClose: () => void }) {
  const [chosen, setChosen] = useState<Chosen | null>(null)
  const { compare, apply, progress } = useImport()
  const report = compare.data
  const isWorking = compare.isPending || apply.isPending
  const error = apply.error ?? compare.error

  const choose = (next: Chosen) => {
    setChosen(next)
    apply.reset()
    compare.mutate(next)
  }
  const finish = () =>
    chosen &&
    apply.mutate(chosen, {
      onSuccess: ({ summary }) => {
        toast(`Imported: ${formatCount(summary.new, 'new model')}, ${summary.changed.toLocaleString('en-US')} changed`)
        onClose()
      },
    })
  const count = report ? report.summary.new + report.summary.changed : 0

  return (
    <Dialog
      title="Import a catalog"
      description="Nothing is written before you have seen the difference. What a person changed here stays."
      width="wide"
      onClose={onClose}
    >
      <DialogBody className="flex flex-col gap-3">
        {report && chosen ? (
          <Difference report={report} fileName={chosen.file.name} />
        ) : (
          <ChooseFile disabled={isWorking} onChoose={choose} />
        )}
        {isWorking && <ImportProgressBar progress={progress} isApplying={apply.isPending} />}
        {error && <Notice tone="bad">{messageOf(error)}</Notice>}
      </DialogBody>
      <DialogFooter>
        {report && !isWorking && (
          <Button look="ghost" className="mr-auto" onClick={compare.reset}>
            Another file
          </Button>
        )}
        <Button className="max-sm:hidden" onClick={onClose}>
          Cancel
        </Button>
        <Button look="primary" disabled={!report || count === 0} busy={apply.isPending} onClick={finish}>
          {report ? (count === 0 ? 'Nothing to apply' : `Apply ${formatCount(count, 'change')}`) : 'Apply'}
        </Button>
      </DialogFooter>
    </Dialog>
  )
}
