// What stands around every room.
import { Link, Outlet } from '@tanstack/react-router'
import { useConnection } from '../core/connection.ts'
import { DownloadMenu } from '../downloads/download-menu.tsx'
import { Account } from '../session/account.tsx'
import { SHELL } from '../texts/shell.ts'
import { Logo } from '../ui/logo.tsx'
import { Notice } from '../ui/notice.tsx'
import { Toasts } from '../ui/toast.tsx'
import { ConnectionMark } from './connection-mark.tsx'
import { useLive } from './live.ts'
import { Navigation } from './navigation.tsx'
import { SkipLink } from './skip-link.tsx'

export function Layout() {
  useLive()
  const { state } = useConnection()
  return (
    <div className="flex h-dvh flex-col max-sm:pb-14">
      <SkipLink />
      <header className="flex h-13 shrink-0 items-center gap-2 border-b bg-surface px-3 sm:gap-5 sm:px-4">
        <Link to="/models" className="flex items-center gap-2 rounded-md font-semibold text-base tracking-tight">
          <Logo className="size-6.5" />
          Roster
        </Link>
        <Navigation />
        <div className="ml-auto flex items-center gap-2">
          <ConnectionMark />
          <DownloadMenu />
          <Account />
        </div>
      </header>
      {state === 'lost' && (
        <Notice tone="warn" className="justify-center rounded-none">
          {SHELL.lost}
        </Notice>
      )}
      <Outlet />
      <Toasts />
    </div>
  )
}
