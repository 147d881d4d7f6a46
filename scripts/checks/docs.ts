// Every file that the docs link to, or name in backticks, exists.
import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { type Check, ROOT } from './check.ts'

const LINK = /\]\(([^)\s]+)(?:\s+"[^"]*")?\)/g
const NAMED_PATH = /`((?:src|docs|client|web|scripts|test|bench|data)\/[^`\s]*)`/g
const FENCED_CODE = /^(```|~~~).*?^\1/gms
const ELSEWHERE = /^([a-z][a-z+.-]*:|#|\/\/)/i
// `data/models/<provider>/<model>.toml` names a pattern and no file.
const PATTERN = /[*<>{}…]|\.\.\.|\[/

export const docs: Check = {
  name: 'docs',
  remedy: 'correct the link or the path in the document, or restore the file that it names',
  run: async () => {
    const documents = ['README.md', ...globSync('docs/**/*.md', { cwd: ROOT })].filter((path) =>
      existsSync(join(ROOT, path)),
    )
    return { problems: documents.flatMap(deadReferences).join('\n'), seen: `${documents.length} documents` }
  },
}

function deadReferences(document: string): string[] {
  const text = readFileSync(join(ROOT, document), 'utf8')
  const links = found(text.replaceAll(FENCED_CODE, ''), LINK).filter((link) => !ELSEWHERE.test(link))
  const fromRoot = (link: string) => (link.startsWith('/') ? link : join(dirname(document), link))
  const paths = [...links.map(fromRoot), ...found(text, NAMED_PATH)].filter((path) => !PATTERN.test(path))
  const dead = [...new Set(paths.map(withoutPlace))].filter((path) => !existsSync(join(ROOT, path)))
  return dead.map((path) => `${document} names ${path}, which does not exist`)
}

function found(text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)].map(([, path = '']) => path)
}

// `file.ts:12` and `file.md#part` name a place in a file.
function withoutPlace(path: string): string {
  return decodeURI(path.replace(/#.*$/, '').replace(/:\d+(-\d+)?$/, ''))
}
