// What can be done with a model on its card.
import type { Download, Model } from '@roster/client'

export interface CardActions {
  /** Starts a download; rejects with what the server says. */
  onDownload: (model: Model, token?: string) => Promise<unknown>
  onCancelDownload: (download: Download) => void
  onVerify: (model: Model) => void
  onRemove: (model: Model) => void
}
