// Files of this computer become models of the server: dropped or chosen, described where one wants, and sent in parts.
import { FileUp } from 'lucide-react'
import { type ReactNode, useCallback } from 'react'
import { useRoster } from '../../core/roster.ts'
import { useSystem } from '../../core/use-system.ts'
import { ADD } from '../../texts/add.ts'
import { DropPlace } from '../../ui/drop-place.tsx'
import { useDropAnywhere } from '../../ui/use-drop-anywhere.ts'
import { faultOf } from './check-file.ts'
import { InterruptedItem } from './interrupted-item.tsx'
import { StartButton } from './start-button.tsx'
import { UploadItem } from './upload-item.tsx'
import { uploadList } from './upload-list.ts'
import { useInterrupted, useUploads } from './use-uploads.ts'

const TEXT = ADD.upload
const ACCEPT = '.safetensors,.sft,.gguf,.ckpt,.pth,.pt,.bin,.onnx'

interface UploadFilesProps {
  onUploaded?: ((modelId: string) => void) | undefined
  renderModel?: ((modelId: string, name: string) => ReactNode) | undefined
}

export function UploadFiles({ onUploaded, renderModel }: UploadFilesProps) {
  const roster = useRoster()
  const uploads = useUploads(onUploaded)
  const interrupted = useInterrupted(uploads)
  const folders = useSystem().data?.folders
  const free = folders?.find(({ name }) => name === 'models')?.free_bytes ?? null
  const take = useCallback(
    (files: readonly File[]) => {
      for (const file of files) uploadList.add(roster, file)
    },
    [roster],
  )
  useDropAnywhere(take)
  const ready = uploads.filter(({ state, file }) => state === 'chosen' && !faultOf(file, free))
  return (
    <div className="space-y-3">
      <DropPlace label={TEXT.drop} hint={TEXT.endings} Icon={FileUp} accept={ACCEPT} multiple onFiles={take} />
      {uploads.length + interrupted.length > 0 && (
        <ul aria-label={TEXT.list} className="divide-y rounded-xl border bg-surface shadow-panel">
          {interrupted.map((upload) => (
            <li key={upload.id} className="px-4 py-3">
              <InterruptedItem upload={upload} />
            </li>
          ))}
          {uploads.map((upload) => (
            <li key={upload.key} className="px-4 py-3">
              <UploadItem
                upload={upload}
                fault={upload.state === 'chosen' ? faultOf(upload.file, free) : undefined}
                renderModel={renderModel}
              />
            </li>
          ))}
        </ul>
      )}
      {ready.length > 1 && (
        <StartButton
          label={TEXT.startAll(ready.length)}
          onStart={() => {
            for (const { key } of ready) uploadList.start(roster, key)
          }}
        />
      )}
    </div>
  )
}
