// What can be done by who is signed in.
import { CircleUser, LogOut } from 'lucide-react'
import { SIGN_IN } from '../texts/sign-in.ts'
import { Button } from '../ui/button.tsx'
import { Menu, MenuItem, MenuNote } from '../ui/menu.tsx'
import { useSignOut } from './session.ts'

export function AccountMenu({ actor }: { actor: string }) {
  const signOut = useSignOut()
  return (
    <Menu
      trigger={
        <Button look="ghost" size="icon" aria-label={SIGN_IN.signedInAs(actor)} className="size-8">
          <CircleUser aria-hidden />
        </Button>
      }
    >
      <MenuNote>{SIGN_IN.signedInAs(actor)}</MenuNote>
      <MenuItem onSelect={() => signOut.mutate()}>
        <LogOut aria-hidden />
        {SIGN_IN.signOut}
      </MenuItem>
    </Menu>
  )
}
