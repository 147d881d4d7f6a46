// Files for other tools, made from what is installed.
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { LogIn, Share } from 'lucide-react'
import { useSession } from '../session/session.ts'
import { EXPORT } from '../texts/export.ts'
import { SHELL } from '../texts/shell.ts'
import { buttonLook } from '../ui/button.tsx'
import { Empty } from '../ui/empty.tsx'
import { Room } from '../ui/room.tsx'
import { Segments } from '../ui/segments.tsx'
import { AiToolkit } from './ai-toolkit.tsx'
import { ComfyUi } from './comfy-ui.tsx'
import type { ExportSearch, Tool } from './search.ts'

const TOOLS = [
  { value: 'ai-toolkit', label: EXPORT.aiToolkit },
  { value: 'comfyui', label: EXPORT.comfyUi },
] as const

export function ExportPage() {
  const navigate = useNavigate()
  const search = useSearch({ from: '/export' })
  const role = useSession().data?.role
  const tool: Tool = search.tool ?? 'ai-toolkit'
  const go = (next: ExportSearch) => void navigate({ to: '/export', search: { ...next }, replace: true })
  const choose = (next: Tool) =>
    go({ ...(search.model && { model: search.model }), ...(next === 'comfyui' && { tool: next }) })
  const mayExport = role === 'user' || role === 'admin'
  return (
    <Room
      title={EXPORT.title}
      lead={EXPORT.lead}
      width="wide"
      actions={mayExport && <Segments label={EXPORT.tools} value={tool} choices={TOOLS} onChange={choose} />}
    >
      {role !== undefined && !mayExport && <ForUsers />}
      {mayExport && tool === 'comfyui' && <ComfyUi />}
      {mayExport && tool === 'ai-toolkit' && (
        <AiToolkit modelId={search.model ?? ''} onModel={(model) => go(model === '' ? {} : { model })} />
      )}
    </Room>
  )
}

const ForUsers = () => (
  <Empty
    Icon={Share}
    title={EXPORT.signIn}
    actions={
      <Link to="/sign-in" search={{ next: '/export' }} className={buttonLook({ look: 'primary' })}>
        <LogIn aria-hidden />
        {SHELL.signIn}
      </Link>
    }
  >
    {EXPORT.signInWhy}
  </Empty>
)
