// Real data of other catalogs, from `test/fixtures`.
import { readFileSync } from 'node:fs'

/** A JSON fixture by its file name. */
export const fixture = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../fixtures/${name}`, import.meta.url), 'utf8'))
