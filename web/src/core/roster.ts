// The client through which the page talks to its server. Components take it by context, so that they can stand elsewhere.
import { createRoster, type Roster } from '@roster/client'
import { type Context, createContext, useContext } from 'react'

/** Of the server that sent the page. */
export const roster: Roster = createRoster({ retries: 1 })

/** Another application gives its own client: `<RosterContext value={createRoster({ url, token })}>`. */
export const RosterContext: Context<Roster> = createContext(roster)
export const useRoster = (): Roster => useContext(RosterContext)
