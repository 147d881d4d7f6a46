// Several progress bars on standard error, where a person watches; nothing anywhere else.
import { MultiBar, Presets, type SingleBar } from 'cli-progress'
import { shortened, widthOf } from './text.ts'

export interface Bar {
  name: string
  done: number
  /** 0 where it is not known: the bar is empty then. */
  total: number
  /** What stands behind the bar. */
  rest: string
}

const NAME_WIDTH = 32

export class Bars {
  readonly #bars: MultiBar
  readonly #shown = new Map<string, SingleBar>()

  constructor() {
    const format = '{name} [{bar}] {percentage}% {rest}'
    this.#bars = new MultiBar(
      { format, stream: process.stderr, hideCursor: true, clearOnComplete: true, gracefulExit: false, barsize: 24 },
      Presets.shades_classic,
    )
  }

  /** One line for each; those that are left out go. */
  show(bars: readonly Bar[]): void {
    for (const [name, bar] of this.#shown)
      if (!bars.some((each) => each.name === name)) {
        this.#bars.remove(bar)
        this.#shown.delete(name)
      }
    for (const { name, done, total, rest } of bars) {
      const values = { name: padded(shortened(name, NAME_WIDTH)), rest }
      // Of nothing everything has arrived, says the library that draws.
      const [of, value] = total > 0 ? [total, done] : [1, 0]
      const bar = this.#shown.get(name) ?? this.#bars.create(of, value, values)
      if (!bar) return
      this.#shown.set(name, bar)
      bar.setTotal(of)
      bar.update(value, values)
    }
  }

  end(): void {
    this.#bars.stop()
  }
}

const padded = (text: string): string => text + ' '.repeat(Math.max(0, NAME_WIDTH - widthOf(text)))
