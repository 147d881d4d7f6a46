// A calm table. On a narrow screen it scrolls sideways within itself, never the page.
import type { ComponentProps } from 'react'
import { twMerge } from 'tailwind-merge'

interface TableProps extends ComponentProps<'table'> {
  /** What it lists, for who cannot see it. */
  label: string
}

export const Table = ({ label, className, ...rest }: TableProps) => (
  // Focusable, so that the keyboard can scroll what a narrow screen cuts off.
  // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reached by keyboard
  <section aria-label={label} tabIndex={0} className="w-full overflow-x-auto rounded-xl border bg-surface">
    <table {...rest} aria-label={label} className={twMerge('w-full border-collapse text-left', className)} />
  </section>
)

export const TableHead = ({ className, ...rest }: ComponentProps<'th'>) => (
  <th
    scope="col"
    {...rest}
    className={twMerge('h-9 whitespace-nowrap border-b px-3 font-medium text-faint text-xs', className)}
  />
)

export const TableRow = ({ className, ...rest }: ComponentProps<'tr'>) => (
  <tr {...rest} className={twMerge('border-b last:border-b-0', className)} />
)

export const TableCell = ({ className, ...rest }: ComponentProps<'td'>) => (
  <td {...rest} className={twMerge('px-3 py-2 align-middle', className)} />
)
