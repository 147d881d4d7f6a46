// Asks for the token that a gated model wants. It is sent once with the download, and nothing keeps it.
import type { Model } from '@roster/client'
import { ExternalLink } from 'lucide-react'
import { type SubmitEvent, useState } from 'react'
import { formatBytes } from '../../core/format.ts'
import { errorAt, fieldErrorsOf, messageOf } from '../../core/problem.ts'
import { TokenField } from '../../downloads/token-field.tsx'
import { TOKEN } from '../../texts/models.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog, DialogBody, DialogFooter } from '../../ui/dialog.tsx'
import { Notice } from '../../ui/notice.tsx'
import { tokenSite } from './token-site.ts'

interface TokenDialogProps {
  model: Model
  /** Rejects with what the server says. */
  onDownload: (token?: string) => Promise<unknown>
  onClose: () => void
}

export function TokenDialog({ model, onDownload, onClose }: TokenDialogProps) {
  const [token, setToken] = useState('')
  const [isBusy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>()
  const { site, licence } = tokenSite(model)
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    setBusy(true)
    setError(undefined)
    onDownload(token.trim() || undefined)
      .then(onClose, setError)
      .finally(() => setBusy(false))
  }
  const wrong = errorAt(fieldErrorsOf(error), '/token')
  return (
    <Dialog
      title={TOKEN.title(model.display_name)}
      description={model.size_bytes === null ? TOKEN.leadUnknown : TOKEN.lead(formatBytes(model.size_bytes))}
      width="narrow"
      onClose={onClose}
    >
      <form onSubmit={submit}>
        <DialogBody className="space-y-3">
          {error !== undefined && !wrong && <Notice tone="bad">{messageOf(error)}</Notice>}
          {site && <TokenField site={site} value={token} onChange={setToken} error={wrong} />}
          {licence && (
            <p className="pb-1 text-xs">
              <a
                href={licence}
                target="_blank"
                rel="noreferrer"
                className="inline-flex items-center gap-1 text-accent-ink underline underline-offset-2"
              >
                {TOKEN.accept}
                <ExternalLink aria-hidden className="size-3" />
              </a>
            </p>
          )}
        </DialogBody>
        <DialogFooter>
          <Button onClick={onClose}>{TOKEN.cancel}</Button>
          <Button type="submit" look="primary" busy={isBusy}>
            {TOKEN.start}
          </Button>
        </DialogFooter>
      </form>
    </Dialog>
  )
}
