// A line of text or a number.
import type { ComponentProps } from 'react'
import { twMerge } from 'tailwind-merge'
import { CONTROL_LOOK } from './control-look.ts'

export const Input = ({ className, ...rest }: ComponentProps<'input'>) => (
  <input autoComplete="off" spellCheck={false} {...rest} className={twMerge(CONTROL_LOOK, 'h-9', className)} />
)
