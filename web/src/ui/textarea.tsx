// Text of several lines.
import type { ComponentProps } from 'react'
import { twMerge } from 'tailwind-merge'
import { CONTROL_LOOK } from './control-look.ts'

export const TextArea = ({ className, ...rest }: ComponentProps<'textarea'>) => (
  <textarea rows={3} {...rest} className={twMerge(CONTROL_LOOK, 'resize-y py-2', className)} />
)
