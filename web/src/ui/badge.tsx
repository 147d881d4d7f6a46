// A word about a thing's state.
import { cva, type VariantProps } from 'class-variance-authority'
import type { ComponentProps } from 'react'
import { twMerge } from 'tailwind-merge'

const look = cva(
  'inline-flex shrink-0 items-center gap-1 whitespace-nowrap rounded-full px-1.5 font-medium text-2xs [&_svg]:size-3',
  {
    variants: {
      tone: {
        plain: 'bg-sunken text-soft',
        accent: 'bg-accent-soft text-accent-ink',
        good: 'bg-good-soft text-good',
        warn: 'bg-warn-soft text-warn',
        bad: 'bg-bad-soft text-bad',
      },
    },
    defaultVariants: { tone: 'plain' },
  },
)

export const Badge = ({ tone, className, ...rest }: ComponentProps<'span'> & VariantProps<typeof look>) => (
  <span {...rest} className={twMerge(look({ tone }), className)} />
)
