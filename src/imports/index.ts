export { PresetImports } from './presets/service.ts'
export { importRoutes } from './routes.ts'
export { type ImportOptions, Imports, type Progress } from './service.ts'
