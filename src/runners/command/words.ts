// A command line as words: spaces separate, quotes hold together, a backslash takes the next character as it is.

/** No shell reads it: nothing in it is expanded, and nothing of a request ever gets into it. */
export function wordsOf(line: string): string[] {
  const words: string[] = []
  let word: string | undefined
  let quote: string | undefined
  for (let at = 0; at < line.length; at++) {
    const character = line.charAt(at)
    const next = line.charAt(at + 1)
    // Within quotes, and before what is not special, it is a part of a Windows path.
    const isEscape = character === '\\' && quote !== "'" && /["'\\ ]/.test(next)
    if (isEscape) {
      word = (word ?? '') + next
      at++
    } else if (character === quote) quote = undefined
    else if (quote === undefined && (character === '"' || character === "'")) {
      quote = character
      word ??= ''
    } else if (quote === undefined && /\s/.test(character)) {
      if (word !== undefined) words.push(word)
      word = undefined
    } else word = (word ?? '') + character
  }
  return word === undefined ? words : [...words, word]
}
