// The page begins here.
import './styles.css'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { createQueryClient } from './app/query.ts'
import { router } from './app/router.tsx'
import { RosterContext, roster } from './core/roster.ts'

const root = document.getElementById('root')
if (!root) throw new Error('The document has no place for the page')
createRoot(root).render(
  <StrictMode>
    <RosterContext value={roster}>
      <QueryClientProvider client={createQueryClient()}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </RosterContext>
  </StrictMode>,
)
