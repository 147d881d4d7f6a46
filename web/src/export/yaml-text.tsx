// YAML with its keys and its comments told apart.
import type { ReactNode } from 'react'

const LINE = /^(\s*(?:- )*)([\w.]+:)?(.*?)(\s#.*)?$/

export const YamlText = ({ text }: { text: string }) => (
  <>
    {text.split('\n').map((line, index) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: a line of a text has no other identity
      <span key={index} className="block min-h-5">
        {lineOf(line)}
      </span>
    ))}
  </>
)

function lineOf(line: string): ReactNode {
  const [, indent, name, value, comment] = LINE.exec(line) ?? []
  return (
    <>
      {indent}
      {name && <span className="text-accent-ink">{name}</span>}
      {value}
      {comment && <span className="text-warn">{comment}</span>}
    </>
  )
}
