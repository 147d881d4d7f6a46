export { type App, createApp, openApiDocument } from './app.ts'
export { type ChatFacade, chatRoutes } from './facades/chat.ts'
export { openAiRoutes } from './facades/openai.ts'
export { type Listening, listen } from './listen.ts'
