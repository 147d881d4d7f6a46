// Taking in a foreign catalog, in the room of admins.
import { FileInput } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../ui/button.tsx'
import { Room } from '../ui/room.tsx'
import { ImportDialog } from './import-dialog.tsx'

export function ImportSection() {
  const [isOpen, setOpen] = useState(false)
  return (
    <Room title="Import" lead="Models and prices from the catalogs of LiteLLM, models.dev and OpenRouter.">
      <Button look="primary" onClick={() => setOpen(true)}>
        <FileInput aria-hidden />
        Import a catalog
      </Button>
      {isOpen && <ImportDialog onClose={() => setOpen(false)} />}
    </Room>
  )
}
