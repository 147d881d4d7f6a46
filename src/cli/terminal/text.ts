// Text in a terminal: how wide it is, and that it is only text.

/** Everything that a terminal would obey instead of showing it (CWE-150); line breaks stay. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const CONTROLS = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g

/** Text of others, such as a model's name, so that it can do nothing but be read. */
export const clean = (text: string): string => text.replace(CONTROLS, '\ufffd')

/** The same on one line. */
export const oneLine = (text: string): string => clean(text.replace(/\s*\n\s*/g, ' '))

/** Letters that take two columns: Chinese, Japanese, Korean, full width, emoji. */
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|[\u{20000}-\u{3fffd}]|\p{Emoji_Presentation}/gu
const COMBINING = /[\p{Mn}\p{Me}\p{Cf}]/gu
// biome-ignore lint/suspicious/noControlCharactersInRegex: what lies in it needs no measuring
const ASCII = /^[\x00-\x7f]*$/

export function widthOf(text: string): number {
  if (ASCII.test(text)) return text.length
  const letters = [...text.replace(COMBINING, '')].length
  return letters + (text.match(WIDE)?.length ?? 0)
}

export const shortened = (text: string, width: number): string =>
  widthOf(text) <= width ? text : `${[...text].slice(0, width - 1).join('')}\u2026`
