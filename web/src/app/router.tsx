// Which address shows which room. What is seen first is loaded first; the other rooms come when they are asked for.
import { createRouter } from '@tanstack/react-router'
import { Broken } from './not-found.tsx'
import { admin } from './routes/admin.ts'
import { models } from './routes/models.ts'
import { moved } from './routes/moved.ts'
import { rooms } from './routes/rooms.ts'
import { root } from './routes/root.ts'

export const router = createRouter({
  routeTree: root.addChildren([...moved, models, ...rooms, admin]),
  defaultPreload: 'intent',
  defaultErrorComponent: Broken,
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
