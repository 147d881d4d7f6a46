// Text as HTML that cannot be anything else.

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

export const escaped = (text: string): string => text.replace(/[&<>"']/g, (character) => ESCAPES[character] ?? '')

/** A sentence in which `code` stands in backticks. */
export const prose = (text: string): string => escaped(text).replace(/`([^`]+)`/g, '<code>$1</code>')

/** An anchor from any text. */
export const anchor = (...parts: string[]): string => parts.join('-').replace(/[^A-Za-z0-9]+/g, '-')
