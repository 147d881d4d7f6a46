// The state of signing in, in the header.
import { Link } from '@tanstack/react-router'
import { CircleUser, LogIn, LogOut } from 'lucide-react'
import { Button, buttonLook } from '../ui/button.tsx'
import { Menu, MenuItem, MenuNote } from '../ui/menu.tsx'
import { useSession, useSignOut } from './session.ts'

export function Account() {
  const session = useSession()
  const signOut = useSignOut()
  if (!session.data) return null
  const { role, actor } = session.data
  if (role === 'none' || role === 'public')
    return (
      <Link to="/sign-in" className={buttonLook({ look: 'secondary', size: 'small' })}>
        <LogIn aria-hidden />
        Sign in
      </Link>
    )
  return (
    <Menu
      trigger={
        <Button look="ghost" size="icon" aria-label={`Signed in as ${actor}`} className="size-8">
          <CircleUser aria-hidden />
        </Button>
      }
    >
      <MenuNote>Signed in as {actor}</MenuNote>
      <MenuItem onSelect={() => signOut.mutate()}>
        <LogOut aria-hidden />
        Sign out
      </MenuItem>
    </Menu>
  )
}
