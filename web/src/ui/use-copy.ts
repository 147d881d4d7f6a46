// Copying a text at one click, also where a browser gives no clipboard: it keeps that for pages over HTTPS or of its own machine.
import { useEffect, useState } from 'react'
import { UI } from '../texts/ui.ts'
import { toast } from './toast.tsx'

const SHOWN_MS = 1500

/** @returns whether this text was copied just now, and what copies it; where that is not possible a word says so. */
export function useCopy(text: string) {
  const [copied, setCopied] = useState<string | null>(null)
  useEffect(() => {
    if (copied === null) return
    const timer = setTimeout(() => setCopied(null), SHOWN_MS)
    return () => clearTimeout(timer)
  }, [copied])
  const copy = async () => {
    if ((await byClipboard(text)) || bySelection(text)) setCopied(text)
    else toast(UI.notCopied, 'bad')
  }
  return { isCopied: copied === text, copy: () => void copy() }
}

async function byClipboard(text: string): Promise<boolean> {
  // By its type it is always there; over plain HTTP it is not.
  const clipboard: Clipboard | undefined = navigator.clipboard
  return (
    clipboard?.writeText(text).then(
      () => true,
      () => false,
    ) ?? false
  )
}

/** As by hand: selected and copied, without taking the focus from where it is. */
function bySelection(text: string): boolean {
  const selection = getSelection()
  const place = document.createElement('span')
  place.textContent = text
  place.style.cssText = 'position: fixed; top: 0; opacity: 0; white-space: pre; user-select: text'
  document.body.append(place)
  selection?.selectAllChildren(place)
  const done = document.execCommand('copy')
  selection?.removeAllRanges()
  place.remove()
  return done
}
