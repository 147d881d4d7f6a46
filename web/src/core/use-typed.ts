// A text that is typed here and kept elsewhere, such as in the address, which follows only after a while.
import { type RefObject, useEffect, useRef, useState } from 'react'

interface Typed {
  text: string
  setText: (text: string) => void
  /** For the field that it is typed in. */
  input: RefObject<HTMLInputElement | null>
}

/** What is kept is taken over only while nobody types: what arrives late must not overwrite what is newer. */
export function useTyped(kept: string): Typed {
  const input = useRef<HTMLInputElement>(null)
  const [text, setText] = useState(kept)
  useEffect(() => {
    if (document.activeElement !== input.current) setText(kept)
  }, [kept])
  return { text, setText, input }
}
