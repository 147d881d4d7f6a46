// Times as text, one spelling for one moment: both databases, memory and every answer agree on it.

/** RFC 3339 in UTC, with milliseconds only where there are some: `2025-03-01T00:00:00Z`. */
export const isoTime = (date: Date): string => date.toISOString().replace('.000Z', 'Z')
