// Ends a test run with one line that a person and a machine can both read: `N passed, N failed`.
import type { Reporter, TestModule, TestRunEndReason } from 'vitest/node'

/** Errors outside any test, and files that could not be loaded, count as failures: nobody should have to look for them. */
export default class SummaryReporter implements Reporter {
  // What is true of a run that never comes to its end, for example because PostgreSQL did not start.
  #counts = { passed: 0, failed: 1, skipped: 0 }

  onInit(): void {
    // Written when the process ends, because Vitest's own report and what stops after it also write.
    process.once('exit', () => {
      const { passed, failed, skipped } = this.#counts
      if (failed > 0 || passed === 0) process.exitCode ||= 1
      console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`)
    })
  }

  onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[], reason: TestRunEndReason): void {
    const states = modules.flatMap((module) => [...module.children.allTests()].map((test) => test.result().state))
    const count = (state: string) => states.filter((each) => each === state).length
    const broken = modules.filter((module) => module.state() === 'failed' && !hasFailedTest(module)).length
    const failed = count('failed') + broken + errors.length
    this.#counts = {
      passed: count('passed'),
      failed: reason === 'failed' ? Math.max(failed, 1) : failed,
      skipped: count('skipped') + count('pending'),
    }
  }
}

function hasFailedTest(module: TestModule): boolean {
  return [...module.children.allTests('failed')].length > 0
}
