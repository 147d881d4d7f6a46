// Something that is chosen or not. The browser's own box, in the colour of the page.
import { type ComponentProps, type ReactNode, useId } from 'react'
import { twMerge } from 'tailwind-merge'

interface CheckboxProps extends Omit<ComponentProps<'input'>, 'type' | 'onChange' | 'id'> {
  label: ReactNode
  onChange: (checked: boolean) => void
}

export function Checkbox({ label, onChange, className, ...rest }: CheckboxProps) {
  const id = useId()
  return (
    <span className={twMerge('flex min-w-0 items-start gap-2', className)}>
      <input
        {...rest}
        id={id}
        type="checkbox"
        onChange={(event) => onChange(event.target.checked)}
        className="mt-0.5 size-4 shrink-0 accent-(--accent)"
      />
      <label htmlFor={id} className="min-w-0">
        {label}
      </label>
    </span>
  )
}
