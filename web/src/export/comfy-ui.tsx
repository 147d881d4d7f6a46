// `extra_model_paths.yaml`, by which ComfyUI finds the models of the library where they lie.
import { EXPORT } from '../texts/export.ts'
import { FilePreview } from './file-preview.tsx'
import { MissingParts } from './missing-parts.tsx'
import { useComfyUi } from './use-exports.ts'

export function ComfyUi() {
  const { file, error, isWriting, retry } = useComfyUi()
  return (
    <div className="grid items-start gap-6 lg:grid-cols-[20rem_1fr]">
      <div className="space-y-3">
        <p className="text-soft">{EXPORT.comfyLead}</p>
        <ol className="list-decimal space-y-1.5 pl-5 marker:text-faint">
          {EXPORT.comfySteps.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
      </div>
      <div className="min-w-0 space-y-4">
        <FilePreview {...{ file, error, isWriting }} onRetry={retry} />
        {file && <MissingParts title={EXPORT.missingComfy} none={EXPORT.allReadable} missing={file.missing} />}
      </div>
    </div>
  )
}
