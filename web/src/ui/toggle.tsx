// A switch without a text beside it, for rows of a list.
import { Switch as Radix } from 'radix-ui'

interface ToggleProps {
  /** For who cannot see what it stands beside. */
  label: string
  checked: boolean
  disabled?: boolean
  onChange: (checked: boolean) => void
}

export const Toggle = ({ label, checked, disabled = false, onChange }: ToggleProps) => (
  <Radix.Root
    aria-label={label}
    checked={checked}
    disabled={disabled}
    onCheckedChange={onChange}
    className="relative h-5 w-9 shrink-0 rounded-full border border-faint bg-sunken transition-colors disabled:opacity-60 data-[state=checked]:border-accent data-[state=checked]:bg-accent"
  >
    <Radix.Thumb className="block size-3.5 translate-x-0.5 rounded-full bg-faint transition-transform data-[state=checked]:translate-x-[1.125rem] data-[state=checked]:bg-on-accent" />
  </Radix.Root>
)
