export { Discovery } from './discovery.ts'
export { PresetImports } from './presets/service.ts'
export { importRoutes } from './routes.ts'
export { Imports } from './service.ts'
