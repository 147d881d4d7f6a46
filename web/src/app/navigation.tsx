// The rooms of the page: beside the name, and at the bottom of a narrow screen.
import { Link } from '@tanstack/react-router'
import { Library, Settings, Share, ShieldCheck, Sparkles } from 'lucide-react'
import { useIsAdmin } from '../session/session.ts'
import { SHELL } from '../texts/shell.ts'

const ROOMS = [
  { to: '/models', label: SHELL.models, Icon: Library },
  { to: '/generate', label: SHELL.generate, Icon: Sparkles },
  { to: '/export', label: SHELL.export, Icon: Share },
  { to: '/admin', label: SHELL.admin, Icon: ShieldCheck, forAdmins: true },
  { to: '/settings', label: SHELL.settings, Icon: Settings },
] as const

export function Navigation() {
  const isAdmin = useIsAdmin()
  return (
    <nav
      aria-label={SHELL.rooms}
      className="flex max-sm:fixed max-sm:inset-x-0 max-sm:bottom-0 max-sm:z-20 max-sm:h-14 max-sm:border-t max-sm:bg-surface sm:gap-0.5"
    >
      {ROOMS.filter((room) => isAdmin || !('forAdmins' in room)).map(({ to, label, Icon }) => (
        <Link
          key={to}
          to={to}
          className="flex items-center gap-1.5 rounded-md font-medium text-soft hover:text-ink max-sm:flex-1 max-sm:flex-col max-sm:justify-center max-sm:gap-0.5 max-sm:text-2xs sm:h-8 sm:px-2.5 sm:hover:bg-sunken"
          activeProps={{ className: 'text-ink sm:bg-sunken max-sm:text-accent-ink' }}
        >
          <Icon aria-hidden className="size-4 max-sm:size-5 sm:max-md:hidden" />
          {label}
        </Link>
      ))}
    </nav>
  )
}
