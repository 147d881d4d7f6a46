// The door of the runners: whoever can do the work of a call.
export { halfAnswer, streamMessage } from './anthropic/anthropic.ts'
export { countedBy as countedByMessage, type MessageUsage, mergedUsage } from './anthropic/events.ts'
export { messagesRequest } from './anthropic/request.ts'
export { RunnerError, type RunnerErrorCode } from './error.ts'
export { askedWait, wrongShape } from './http/ask.ts'
export { clean } from './http/clean.ts'
export { answeredFailure, brokenFailure } from './http/failure.ts'
export { keyOf } from './key.ts'
export { Loading } from './loading.ts'
export { ChatUsage, countedBy as countedByChat } from './openai/chat.ts'
export type {
  Attempt,
  Call,
  CalledProvider,
  MadeFile,
  Offer,
  Offered,
  Output,
  Result,
  Runner,
} from './runner.ts'
export { createRunners } from './runners.ts'
