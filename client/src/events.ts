import type { components } from './schema.ts'

export type ChangeEvent = components['schemas']['ChangeEvent']

export interface EventListener {
  onChange: (event: ChangeEvent) => void
  /** Called with false when the connection is lost, and with true each time that it stands: read again what is shown. */
  onConnection?: (connected: boolean) => void
}

const RETRY_AFTER_MS = 2000

/** In a browser, whose session counts: an EventSource can send no token. */
export const events = (url: string) => ({
  /** Follows the changes of the catalog until the function that it returns is called. */
  follow({ onChange, onConnection }: EventListener): () => void {
    let source = open()
    let retry: ReturnType<typeof setTimeout> | undefined

    function open(): EventSource {
      const opened = new EventSource(`${url}/api/v1/events`)
      opened.onopen = () => onConnection?.(true)
      opened.addEventListener('change', (event) => onChange(JSON.parse((event as Event & { data: string }).data)))
      opened.onerror = () => {
        onConnection?.(false)
        // It tries again by itself when a connection breaks, but not after an answer such as a proxy's 502.
        if (opened.readyState === EventSource.CLOSED) retry = setTimeout(() => (source = open()), RETRY_AFTER_MS)
      }
      return opened
    }

    return () => {
      clearTimeout(retry)
      source.close()
    }
  },
})
