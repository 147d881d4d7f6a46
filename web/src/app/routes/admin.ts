// The room of admins and its sections.
import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router'
import { root } from './root.ts'

const room = createRoute({
  getParentRoute: () => root,
  path: '/admin',
  component: lazyRouteComponent(() => import('../../admin/admin-layout.tsx'), 'AdminLayout'),
})

const home = createRoute({
  getParentRoute: () => room,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/admin/models', replace: true })
  },
})

const hosted = createRoute({
  getParentRoute: () => room,
  path: 'models',
  component: lazyRouteComponent(() => import('../../admin/hosted/hosted-models.tsx'), 'HostedModels'),
})

const providers = createRoute({
  getParentRoute: () => room,
  path: 'providers',
  component: lazyRouteComponent(() => import('../../providers/providers-section.tsx'), 'ProvidersSection'),
})

const imports = createRoute({
  getParentRoute: () => room,
  path: 'import',
  component: lazyRouteComponent(() => import('../../imports/import-section.tsx'), 'ImportSection'),
})

const usage = createRoute({
  getParentRoute: () => room,
  path: 'usage',
  component: lazyRouteComponent(() => import('../../usage/usage-section.tsx'), 'UsageSection'),
})

const changes = createRoute({
  getParentRoute: () => room,
  path: 'changes',
  component: lazyRouteComponent(() => import('../../changes/changes-page.tsx'), 'ChangesPage'),
})

export const admin = room.addChildren([home, hosted, providers, imports, usage, changes])
