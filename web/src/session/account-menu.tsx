// What can be done by who is signed in.
import { CircleUser, LogOut } from 'lucide-react'
import { Button } from '../ui/button.tsx'
import { Menu, MenuItem, MenuNote } from '../ui/menu.tsx'
import { useSignOut } from './session.ts'

export function AccountMenu({ actor }: { actor: string }) {
  const signOut = useSignOut()
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
