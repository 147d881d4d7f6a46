// The root of all addresses, with what stands around every room.
import { createRootRoute } from '@tanstack/react-router'
import { Layout } from '../layout.tsx'
import { NotFound } from '../not-found.tsx'

export const root = createRootRoute({ component: Layout, notFoundComponent: NotFound })
