// The frame of the room of admins: its sections, and who may not see them.
import { Link, Outlet } from '@tanstack/react-router'
import { KeyRound } from 'lucide-react'
import { useSession } from '../session/session.ts'
import { ADMIN } from '../texts/admin.ts'
import { SHELL } from '../texts/shell.ts'
import { buttonLook } from '../ui/button.tsx'
import { Empty } from '../ui/empty.tsx'

const SECTIONS = [
  { to: '/admin/models', label: ADMIN.models },
  { to: '/admin/providers', label: ADMIN.providers },
  { to: '/admin/import', label: ADMIN.import },
  { to: '/admin/usage', label: ADMIN.usage },
  { to: '/admin/changes', label: ADMIN.changes },
] as const

export function AdminLayout() {
  const role = useSession().data?.role
  if (role !== undefined && role !== 'admin') return <SignInFirst />
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <nav aria-label={ADMIN.sections} className="flex shrink-0 gap-4 overflow-x-auto border-b bg-surface px-4 sm:px-5">
        {SECTIONS.map(({ to, label }) => (
          <Link
            key={to}
            to={to}
            className="-mb-px whitespace-nowrap border-transparent border-b-2 py-2 font-medium text-soft -outline-offset-2 hover:text-ink data-[status=active]:border-accent data-[status=active]:text-ink"
          >
            {label}
          </Link>
        ))}
      </nav>
      <Outlet />
    </div>
  )
}

const SignInFirst = () => (
  <main className="flex-1">
    <Empty
      Icon={KeyRound}
      title={ADMIN.signInTitle}
      actions={
        <Link to="/sign-in" search={{ next: location.pathname }} className={buttonLook({ look: 'primary' })}>
          {SHELL.signIn}
        </Link>
      }
    >
      {ADMIN.signInWhy}
    </Empty>
  </main>
)
