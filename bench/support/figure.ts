// One measured figure, and how a bench hands it to whoever runs it.

export interface Figure {
  what: string
  /** The figure with its unit. */
  figure: string
  /** What it was held against in the same run, with its own figure. */
  against?: string
  ratio?: number
  target?: Target
}

export interface Target {
  text: string
  met: boolean
}

export const atLeast = (value: number, least: number): Target => ({ text: `>= ${least}`, met: value >= least })

export const atMost = (value: number, most: number, unit = ''): Target => ({
  text: `<= ${most}${unit && ` ${unit}`}`,
  met: value <= most,
})

/** Told to `bench/run.ts`, or printed where a bench runs by itself. */
export function report(figure: Figure): void {
  if (process.send) process.send(figure)
  else console.log(JSON.stringify(figure))
}
