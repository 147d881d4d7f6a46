// A file as it would be downloaded, and the download of it.
import type { ExportedFile } from '@roster/client'
import { Check, Copy, Download } from 'lucide-react'
import type { ReactNode } from 'react'
import { messageOf } from '../core/problem.ts'
import { EXPORT } from '../texts/export.ts'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { Spinner } from '../ui/spinner.tsx'
import { useCopy } from '../ui/use-copy.ts'
import { YamlText } from './yaml-text.tsx'

interface FilePreviewProps {
  file: ExportedFile | undefined
  error: Error | null
  isWriting: boolean
  onRetry: () => void
  /** Why it cannot be downloaded yet. */
  hold?: string | undefined
  note?: ReactNode
}

export function FilePreview({ file, error, isWriting, onRetry, hold, note }: FilePreviewProps) {
  if (!file && error)
    return (
      <Notice
        tone="bad"
        actions={
          <Button size="small" onClick={onRetry}>
            {EXPORT.again}
          </Button>
        }
      >
        {EXPORT.cannot}: {messageOf(error)}
      </Notice>
    )
  if (!file) return <Skeleton className="h-96 rounded-xl" />
  return (
    <section aria-label={EXPORT.previewOf(file.filename)} className="rounded-xl border bg-surface shadow-panel">
      <div className="flex min-h-12 flex-wrap items-center gap-2 border-b px-4 py-2">
        <h2 className="min-w-0 truncate font-mono text-xs">{file.filename}</h2>
        {isWriting && <Spinner />}
        <span className="ml-auto flex gap-2">
          <CopyButton text={file.content} />
          <Button
            look="primary"
            size="small"
            disabled={hold !== undefined || error !== null}
            title={hold}
            onClick={() => save(file)}
          >
            <Download aria-hidden />
            {EXPORT.download(file.filename)}
          </Button>
        </span>
      </div>
      {(note || hold) && <p className="border-b bg-sunken px-4 py-2 text-soft text-xs">{note ?? hold}</p>}
      <section
        aria-label={EXPORT.preview}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard
        tabIndex={0}
        className="max-h-[32rem] overflow-auto px-4 py-3 outline-offset-[-2px]"
      >
        <pre className="font-mono text-xs leading-5">
          <YamlText text={file.content} />
        </pre>
      </section>
    </section>
  )
}

function CopyButton({ text }: { text: string }) {
  const { isCopied, copy } = useCopy(text)
  const Icon = isCopied ? Check : Copy
  return (
    <Button size="small" onClick={copy}>
      <Icon aria-hidden />
      {isCopied ? EXPORT.copied : EXPORT.copy}
    </Button>
  )
}

function save({ filename, content, content_type }: ExportedFile): void {
  const address = URL.createObjectURL(new Blob([content], { type: content_type }))
  const link = document.createElement('a')
  Object.assign(link, { href: address, download: filename })
  link.click()
  URL.revokeObjectURL(address)
}
