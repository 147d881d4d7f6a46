// Addresses that lead on: the page's own, and those that rooms had before.
import { createRoute, redirect } from '@tanstack/react-router'
import { root } from './root.ts'

const home = createRoute({
  getParentRoute: () => root,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/models', replace: true })
  },
})

const tryOut = createRoute({
  getParentRoute: () => root,
  path: '/try',
  beforeLoad: ({ search }) => {
    throw redirect({ to: '/generate', search: () => search, replace: true })
  },
})

const changes = createRoute({
  getParentRoute: () => root,
  path: '/changes',
  beforeLoad: () => {
    throw redirect({ to: '/admin/changes', replace: true })
  },
})

export const moved = [home, tryOut, changes] as const
