// The name of a model, its states, and what can be done with it.
import type { Model, Tagged } from '@roster/client'
import { Link } from '@tanstack/react-router'
import { EllipsisVertical, Pencil, Sparkles, Trash2, X } from 'lucide-react'
import { useState } from 'react'
import { MODALITIES } from '../../core/words.ts'
import { useProviderName } from '../../providers/providers.ts'
import { useIsAdmin } from '../../session/session.ts'
import { DETAILS } from '../../texts/details.ts'
import { Button, buttonLook } from '../../ui/button.tsx'
import { CopyText } from '../../ui/copy-text.tsx'
import { LargeDialogTitle } from '../../ui/large-dialog.tsx'
import { Menu, MenuItem } from '../../ui/menu.tsx'
import { ModalityIcon } from '../modality-icon.tsx'
import { ModelBadges } from '../model-badges.tsx'
import { isAdapter } from '../queries.ts'
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
    <header className="px-5 pt-4 pb-3">
      <div className="flex flex-wrap items-start gap-x-3 gap-y-3">
        <span className="grid size-10 shrink-0 place-items-center rounded-lg bg-accent-soft text-accent-ink">
          <ModalityIcon modality={model.modality} className="size-5" />
        </span>
        <div className="min-w-0 flex-1 basis-48">
          <LargeDialogTitle className="break-words font-semibold text-lg leading-6 tracking-tight">
            {model.display_name}
          </LargeDialogTitle>
          <p className="text-soft">
            {providerName(model.provider)}
            {` · ${MODALITIES[model.modality]} ${model.task}`}
          </p>
        </div>
        <div className="flex gap-2 max-sm:order-last max-sm:w-full">
          {!isAdapter(model.type) && (
            <Link
              to="/generate"
              search={{ model: model.id }}
              className={buttonLook({ look: 'primary', size: 'small' })}
            >
              <Sparkles aria-hidden />
              {DETAILS.generate}
            </Link>
          )}
          {isAdmin && (
            <>
              <Button size="small" onClick={onEdit} disabled={read.etag === ''}>
                <Pencil aria-hidden />
                {DETAILS.edit}
              </Button>
              <Menu
                trigger={
                  <Button size="smallIcon" aria-label={DETAILS.more}>
                    <EllipsisVertical aria-hidden />
                  </Button>
                }
              >
                <MenuItem danger onSelect={() => setDeleting(true)}>
                  <Trash2 aria-hidden />
                  {DETAILS.delete}
                </MenuItem>
              </Menu>
            </>
          )}
        </div>
        <Button look="ghost" size="smallIcon" aria-label={DETAILS.close} onClick={onClose} className="-mr-1.5">
          <X aria-hidden />
        </Button>
      </div>
      <div className="mt-2.5 flex flex-wrap items-center gap-1.5">
        <CopyText text={model.id} label="id" />
        <ModelBadges model={model} />
      </div>
      {model.description && <Description text={model.description} />}
      {isDeleting && <DeleteModel read={read} onDeleted={onClose} onCancel={() => setDeleting(false)} />}
    </header>
  )
}

/** A long one scrolls by itself, so that the tabs stay in sight. */
const Description = ({ text }: { text: string }) => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard
  <p tabIndex={0} className="mt-2.5 max-h-15 overflow-y-auto whitespace-pre-line break-words text-soft">
    {text}
  </p>
)
