// The door of the runners: whoever can do the work of a call.
export type { Weights } from './command/command.ts'
export { RunnerError, type RunnerErrorCode } from './error.ts'
export type {
  Attempt,
  Call,
  CalledModel,
  CalledProvider,
  MadeFile,
  Output,
  Result,
  Runner,
} from './runner.ts'
export { createRunners } from './runners.ts'
