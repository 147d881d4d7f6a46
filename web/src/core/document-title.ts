// The title of the browser's tab: where one is, and in front of it what goes on meanwhile.
import { useEffect } from 'react'

const parts = { news: '', room: 'Roster' }

const show = (part: Partial<typeof parts>): void => {
  Object.assign(parts, part)
  document.title = parts.news + parts.room
}

export function useTitle(title: string): void {
  useEffect(() => show({ room: `${title} - Roster` }), [title])
}

/** Stands in front of the title of every room; empty for nothing. */
export function useTitleNews(news: string): void {
  useEffect(() => {
    show({ news })
    return () => show({ news: '' })
  }, [news])
}
