export { type App, createApp, openApiDocument } from './app.ts'
export { type Listening, listen } from './listen.ts'
