// The one client through which the page talks to its server.
import { createRoster } from '@roster/client'

export const roster = createRoster({ retries: 1 })
