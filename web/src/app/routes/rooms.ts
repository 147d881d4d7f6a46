// The other rooms for everybody, each with its own code.
import { createRoute, lazyRouteComponent, type SearchSchemaInput } from '@tanstack/react-router'
import { readExportSearch } from '../../export/search.ts'
import { readWork } from '../../generate/work.ts'
import { root } from './root.ts'

const generate = createRoute({
  getParentRoute: () => root,
  path: '/generate',
  validateSearch: (search: Record<string, unknown> & SearchSchemaInput) => readWork(search),
  component: lazyRouteComponent(() => import('../../generate/generate-page.tsx'), 'GeneratePage'),
})

const exporting = createRoute({
  getParentRoute: () => root,
  path: '/export',
  validateSearch: (search: Record<string, unknown> & SearchSchemaInput) => readExportSearch(search),
  component: lazyRouteComponent(() => import('../../export/export-page.tsx'), 'ExportPage'),
})

const settings = createRoute({
  getParentRoute: () => root,
  path: '/settings',
  component: lazyRouteComponent(() => import('../../settings/settings-page.tsx'), 'SettingsPage'),
})

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  // Only a path of this page: a link must not lead a person who signs in somewhere else.
  validateSearch: (search: Record<string, unknown> & SearchSchemaInput): { next?: string } =>
    typeof search.next === 'string' && /^\/[a-z]/.test(search.next) ? { next: search.next } : {},
  component: lazyRouteComponent(() => import('../../session/sign-in-page.tsx'), 'SignInPage'),
})

export const rooms = [generate, exporting, settings, signIn] as const
