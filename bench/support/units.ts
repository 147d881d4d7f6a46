// Figures as a person reads them.

const number = (value: number, digits: number): string =>
  value.toLocaleString('en-US', { minimumFractionDigits: digits, maximumFractionDigits: digits })

export const perSecond = (value: number): string => `${number(value, 0)}/s`
export const milliseconds = (value: number): string => `${number(value, value < 10 ? 2 : 0)} ms`
export const microseconds = (ms: number): string => `${number(ms * 1000, 1)} us`
export const megabytes = (bytes: number): string => `${number(bytes / 1e6, bytes < 1e7 ? 2 : 0)} MB`
