// What a combobox offers.
import type { ReactNode } from 'react'

export interface Option {
  value: string
  label: string
  /** A few words behind the label. */
  note?: string
  icon?: ReactNode
  disabled?: boolean
  /** What else it may be found by. */
  words?: string
}

export interface OptionGroup {
  /** None for what stands before all groups. */
  title?: string
  options: readonly Option[]
}
