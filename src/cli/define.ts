// What a file of a command offers.
import type { Command } from 'commander'

/** Gives a command its arguments, its options, its examples and what it does. */
export type Define = (command: Command) => void
