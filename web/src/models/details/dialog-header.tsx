// The name of a model, its states, and what can be done with it.
import type { Model, Tagged } from '@roster/client'
import { Link } from '@tanstack/react-router'
import { EllipsisVertical, Pencil, Sparkles, Trash2, X } from 'lucide-react'
import { useState } from 'react'
import { MODALITIES } from '../../core/words.ts'
import { useProviderName } from '../../providers/providers.ts'
import { useIsAdmin } from '../../session/session.ts'
import { SHELL } from '../../texts/shell.ts'
import { Button, buttonLook } from '../../ui/button.tsx'
import { CopyText } from '../../ui/copy-text.tsx'
import { LargeDialogTitle } from '../../ui/large-dialog.tsx'
import { Menu, MenuItem } from '../../ui/menu.tsx'
import { ModalityIcon } from '../modality-icon.tsx'
import { ModelBadges } from '../model-badges.tsx'
import { DeleteModel } from './delete-model.tsx'

interface DialogHeaderProps {
  read: Tagged<Model>
  onEdit: () => void
  onClose: () => void
}

export function DialogHeader({ read, onEdit, onClose }: DialogHeaderProps) {
  const isAdmin = useIsAdmin()
  const providerName = useProviderName()
  const [isDeleting, setDeleting] = useState(false)
  const model = read.value
  return (
    <header className="px-5 pt-4 pb-4">
      <div className="flex items-start gap-3">
        <span className="grid size-10 shrink-0 place-items-center rounded-lg bg-accent-soft text-accent-ink">
          <ModalityIcon modality={model.modality} className="size-5" />
        </span>
        <div className="min-w-0 flex-1">
          <LargeDialogTitle className="break-words font-semibold text-lg leading-6 tracking-tight">
            {model.display_name}
          </LargeDialogTitle>
          <p className="text-soft">
            {providerName(model.provider)}
            {` · ${MODALITIES[model.modality]} ${model.task}`}
          </p>
        </div>
        <Button look="ghost" size="smallIcon" aria-label="Close the details" onClick={onClose} className="-mr-1.5">
          <X aria-hidden />
        </Button>
      </div>
      <div className="mt-2.5 flex flex-wrap items-center gap-1.5">
        <CopyText text={model.id} label="id" />
        <ModelBadges model={model} />
      </div>
      {model.description && <p className="mt-3 whitespace-pre-line break-words text-soft">{model.description}</p>}
      <div className="mt-4 flex gap-2">
        <Link to="/generate" search={{ model: model.id }} className={buttonLook({ look: 'primary', size: 'small' })}>
          <Sparkles aria-hidden />
          {SHELL.generate}
        </Link>
        {isAdmin && (
          <>
            <Button size="small" onClick={onEdit} disabled={read.etag === ''}>
              <Pencil aria-hidden />
              Edit
            </Button>
            <Menu
              trigger={
                <Button size="smallIcon" aria-label="More actions">
                  <EllipsisVertical aria-hidden />
                </Button>
              }
            >
              <MenuItem danger onSelect={() => setDeleting(true)}>
                <Trash2 aria-hidden />
                Delete model
              </MenuItem>
            </Menu>
          </>
        )}
      </div>
      {isDeleting && <DeleteModel read={read} onDeleted={onClose} onCancel={() => setDeleting(false)} />}
    </header>
  )
}
