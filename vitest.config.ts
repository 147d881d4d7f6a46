// How the tests run: beside their sources, in processes of their own, against one real PostgreSQL.
import { configDefaults, defineConfig } from 'vitest/config'

const SOAK = '**/*.soak.ts'

export default defineConfig(({ mode }) => ({
  test: {
    include: mode === 'soak' ? [SOAK] : ['{src,client,web,test,scripts,bench}/**/*.test.{ts,tsx}'],
    exclude: [...configDefaults.exclude, '**/dist/**'],
    pool: 'forks',
    // Many tests wait: for a lease that ends, a process that starts, a page that draws.
    maxWorkers: 2,
    reporters: ['default', './test/support/summary-reporter.ts'],
    globalSetup: 'test/support/postgres-global.ts',
    setupFiles: mode === 'soak' ? [] : ['test/support/property-seed.ts'],
    // Generous: they end a test that hangs and judge no speed, for CI has two slow cores.
    testTimeout: mode === 'soak' ? 30 * 60_000 : 60_000,
    hookTimeout: 120_000,
    expect: { poll: { timeout: 20_000 } },
  },
}))
