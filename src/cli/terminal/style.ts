// Colour, only on a terminal whose user has not set NO_COLOR.
import { styleText } from 'node:util'

export type Style = 'bold' | 'dim' | 'red' | 'green' | 'yellow'

export const styled = (style: Style | undefined, text: string): string =>
  style && text.trim() ? styleText(style, text, { stream: process.stdout }) : text
