export { type App, createApp, openApiDocument } from './app.ts'
