// Which address shows which room. What is seen first is loaded first; the other rooms come when they are asked for.
import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
  type SearchSchemaInput,
} from '@tanstack/react-router'
import { readSearch } from '../models/filter.ts'
import { ModelsPage } from '../models/models-page.tsx'
import { readTrySearch } from '../resolve/search.ts'
import { Layout } from './layout.tsx'
import { Broken, NotFound } from './not-found.tsx'

const root = createRootRoute({ component: Layout, notFoundComponent: NotFound })

const home = createRoute({
  getParentRoute: () => root,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/models', replace: true })
  },
})

const models = createRoute({
  getParentRoute: () => root,
  path: '/models',
  validateSearch: (search: Record<string, unknown> & SearchSchemaInput) => readSearch(search),
  component: ModelsPage,
})

const model = createRoute({
  getParentRoute: () => models,
  path: '$id',
  component: lazyRouteComponent(() => import('../models/details/model-panel.tsx'), 'ModelPanel'),
})

const tryOut = createRoute({
  getParentRoute: () => root,
  path: '/try',
  validateSearch: (search: Record<string, unknown> & SearchSchemaInput) => readTrySearch(search),
  component: lazyRouteComponent(() => import('../resolve/try-page.tsx'), 'TryPage'),
})

const changes = createRoute({
  getParentRoute: () => root,
  path: '/changes',
  component: lazyRouteComponent(() => import('../changes/changes-page.tsx'), 'ChangesPage'),
})

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  // Only a path of this page: a link must not lead a person who signs in somewhere else.
  validateSearch: (search: Record<string, unknown> & SearchSchemaInput): { next?: string } =>
    typeof search.next === 'string' && /^\/[a-z]/.test(search.next) ? { next: search.next } : {},
  component: lazyRouteComponent(() => import('../session/sign-in-page.tsx'), 'SignInPage'),
})

export const router = createRouter({
  routeTree: root.addChildren([home, models.addChildren([model]), tryOut, changes, signIn]),
  defaultPreload: 'intent',
  defaultErrorComponent: Broken,
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
