// The API as one page to read: the OpenAPI document in plain HTML. No script, nothing from elsewhere, and it can be printed.
import { type Content, Document, type Operation } from './document.ts'
import { anchor, escaped, prose } from './html.ts'
import { fieldsOf, schemaAnchor, typeOf } from './schema.ts'
import { STYLE } from './style.ts'

interface Entry {
  method: string
  path: string
  operation: Operation
}

/** @param openApi an OpenAPI 3.1 document. */
export function docsPage(openApi: object): string {
  const document = Document.parse(openApi)
  const { title, version, description } = document.info
  const entries = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ method, path, operation })),
  )
  const byTag = [...Map.groupBy(entries, ({ operation }) => operation.tags[0] ?? '')]
  const schemas = Object.entries(document.components.schemas)
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)} ${escaped(version)}: the API</title>
<style>${STYLE}</style>
</head>
<body>
<header>
<h1>${escaped(title)} <small>${escaped(version)}</small></h1>
<p>${prose(description)} The same as a file for tools: <a href="/openapi.json">openapi.json</a>.</p>
</header>
<nav aria-label="Contents"><h2>Contents</h2><ul>
${byTag.map(([tag, of]) => `<li><a href="#${anchor('tag', tag)}">${escaped(tag)}</a> <small>${of.length}</small></li>`).join('\n')}
<li><a href="#schemas">Schemas</a> <small>${schemas.length}</small></li>
</ul></nav>
<main>
${byTag.map(([tag, of]) => `<section id="${anchor('tag', tag)}"><h2>${escaped(tag)}</h2>\n${of.map(entryHtml).join('\n')}</section>`).join('\n')}
<section id="schemas"><h2>Schemas</h2>
${schemas.map(([name, schema]) => `<details id="${schemaAnchor(name)}"><summary><code>${escaped(name)}</code></summary><p>${typeOf(schema)}</p>${fieldsOf(schema)}</details>`).join('\n')}
</section>
</main>
</body>
</html>
`
}

function entryHtml({ method, path, operation }: Entry): string {
  const { summary, description, parameters, requestBody, responses } = operation
  const asked = parameters.map(
    ({ name, in: where, required, schema, description: text }) =>
      `<dt><code>${escaped(name)}</code> in ${escaped(where)}, ${typeOf(schema)}${required ? ' <b class="required">required</b>' : ''}</dt>` +
      `<dd>${text ? `<p>${prose(text)}</p>` : ''}</dd>`,
  )
  const answers = Object.entries(responses).map(
    ([status, { description: text, content }]) =>
      `<dt><code>${escaped(status)}</code> ${prose(text)}</dt><dd>${contentHtml(content)}</dd>`,
  )
  return `<details id="${anchor(method, path)}">
<summary><span class="method ${escaped(method)}">${escaped(method.toUpperCase())}</span> <code>${escaped(path).replaceAll('/', '/<wbr>')}</code> <span>${prose(summary)}</span></summary>
${description ? `<p>${prose(description)}</p>` : ''}
${asked.length > 0 ? `<h3>Parameters</h3><dl>${asked.join('')}</dl>` : ''}
${requestBody ? `<h3>Body</h3>${contentHtml(requestBody.content)}` : ''}
<h3>Answers</h3><dl>${answers.join('')}</dl>
</details>`
}

const contentHtml = (content: Content): string =>
  Object.entries(content)
    .map(([type, { schema = {} }]) => `<p><code>${escaped(type)}</code>: ${typeOf(schema)}</p>${fieldsOf(schema)}`)
    .join('')
