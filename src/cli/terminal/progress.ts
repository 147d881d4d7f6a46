// A progress bar on standard error, where a person watches; nothing anywhere else.
import { Presets, SingleBar } from 'cli-progress'

export class Progress {
  readonly #bar: SingleBar
  #isShown = false

  /** @param format as cli-progress has it; `show` fills in what it names. */
  constructor(format: string) {
    this.#bar = new SingleBar(
      { format, stream: process.stderr, hideCursor: true, clearOnComplete: true, gracefulExit: false, barsize: 30 },
      Presets.shades_classic,
    )
  }

  show(done: number, total: number, values: Record<string, string>): void {
    if (!this.#isShown) this.#bar.start(total, done, values)
    this.#isShown = true
    this.#bar.setTotal(total)
    this.#bar.update(done, values)
  }

  end(): void {
    if (this.#isShown) this.#bar.stop()
  }
}
