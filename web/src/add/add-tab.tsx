// How more models come in, as the third tab of the room of models.
import { Link } from '@tanstack/react-router'
import { LogIn, PackagePlus } from 'lucide-react'
import type { ReactNode } from 'react'
import { showDownloads } from '../downloads/panel.ts'
import { useSession } from '../session/session.ts'
import { ADD } from '../texts/add.ts'
import { SHELL } from '../texts/shell.ts'
import { buttonLook } from '../ui/button.tsx'
import { Empty } from '../ui/empty.tsx'
import { AddCustomModelForm } from './add-custom-model-form.tsx'

export function AddTab() {
  const role = useSession().data?.role
  if (role === undefined) return null
  if (role !== 'admin') return <ForAdmins />
  return (
    <div className="min-h-0 flex-1 overflow-y-auto">
      <div className="mx-auto max-w-3xl px-4 py-6 sm:px-6">
        <AddCustomModelForm onDownload={showDownloads} renderModel={linkTo} />
      </div>
    </div>
  )
}

const linkTo = (modelId: string, name: string): ReactNode => (
  <Link to="/models/$id" params={{ id: modelId }} className="text-accent-ink underline">
    {name}
  </Link>
)

const ForAdmins = () => (
  <Empty
    Icon={PackagePlus}
    title={ADD.signIn}
    actions={
      <Link to="/sign-in" className={buttonLook({ look: 'primary' })}>
        <LogIn aria-hidden />
        {SHELL.signIn}
      </Link>
    }
  >
    {ADD.signInWhy}
  </Empty>
)
