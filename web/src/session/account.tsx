// The state of signing in, in the header.
import { Link } from '@tanstack/react-router'
import { CircleUser, LogIn } from 'lucide-react'
import { lazy, Suspense } from 'react'
import { SIGN_IN } from '../texts/sign-in.ts'
import { buttonLook } from '../ui/button.tsx'
import { useSession } from './session.ts'

const AccountMenu = lazy(async () => ({ default: (await import('./account-menu.tsx')).AccountMenu }))

export function Account() {
  const session = useSession()
  if (!session.data) return <span className="size-8" />
  const { role, actor } = session.data
  if (role === 'none' || role === 'public')
    return (
      <Link to="/sign-in" className={buttonLook({ look: 'secondary', size: 'small' })}>
        <LogIn aria-hidden />
        {SIGN_IN.action}
      </Link>
    )
  return (
    <Suspense fallback={<CircleUser aria-hidden className="m-2 size-4 text-faint" />}>
      <AccountMenu actor={actor} />
    </Suspense>
  )
}
