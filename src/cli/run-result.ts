// What a job made, as a person reads it, and its files on the disk.
import { mkdir, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { Job, Roster } from '@roster/client'
import { clean } from './terminal/text.ts'

/** @returns the paths. */
export async function saveFiles(roster: Roster, { id, output }: Job, folder: string): Promise<string[]> {
  if (!output || !('files' in output)) return []
  await mkdir(folder, { recursive: true })
  const paths: string[] = []
  for (const { url } of output.files) {
    const name = basename(url)
    const path = join(folder, `${id}-${name}`)
    await writeFile(path, Buffer.from(await roster.jobs.file(id, name)))
    paths.push(path)
  }
  return paths
}

/** @param saved where its files are by now. */
export function resultText({ output }: Job, url: string, saved: readonly string[]): string {
  if (!output) return ''
  if ('text' in output) return clean(output.text)
  if ('embedding' in output) return JSON.stringify(output.embedding)
  return (saved.length > 0 ? saved : output.files.map((file) => new URL(file.url, url).href)).join('\n')
}
