// Adds a model of one's own: from Hugging Face, CivitAI, a direct address, a folder of the server, or this computer.
import type { Download } from '@roster/client'
import { type ReactNode, useId } from 'react'
import { ADD } from '../texts/add.ts'
import { AddFromSource } from './add-from-source.tsx'
import { UploadFiles } from './uploads/upload-files.tsx'

export interface AddCustomModelFormProps {
  /** Is told of each download that is begun. */
  onDownload?: (download: Download) => void
  /** Is told the id of each model that an upload became. */
  onUploaded?: (modelId: string) => void
  /** How a model that came in is shown, such as a link to its page. @default its id */
  renderModel?: (modelId: string, name: string) => ReactNode
}

export function AddCustomModelForm({ onDownload, onUploaded, renderModel }: AddCustomModelFormProps) {
  return (
    <div className="space-y-8">
      <Part title={ADD.source.title}>
        <AddFromSource onDownload={onDownload} />
      </Part>
      <Part title={ADD.upload.title}>
        <UploadFiles onUploaded={onUploaded} renderModel={renderModel} />
      </Part>
    </div>
  )
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  const id = useId()
  return (
    <section aria-labelledby={id}>
      <h2 id={id} className="mb-3 font-semibold text-base">
        {title}
      </h2>
      {children}
    </section>
  )
}
