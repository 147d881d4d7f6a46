// What an import would do, or did, as a person reads it: the counts, then each list as long as it can be read.
import type { ImportReport } from '@roster/client'
import { count } from './terminal/numbers.ts'
import { fields, section, sections } from './terminal/table.ts'
import { oneLine } from './terminal/text.ts'
import { differenceText } from './terminal/values.ts'

const SHOWN = 10

type Reference = ImportReport['new'][number]
type Changed = ImportReport['changed'][number]

/** @param all whether long lists are printed whole. */
export function importText(report: ImportReport, all: boolean): string {
  const list = <Item>(title: string, items: readonly Item[], text: (item: Item) => string) =>
    section(`${title} (${count(items.length)})`, linesOf(items, text, all))
  return sections(
    fields(countsOf(report)),
    list('New providers, inactive until somebody turns them on', report.new_providers, oneLine),
    list('New', report.new, referenceText),
    list('Changed', report.changed, changedText),
    list('Kept as a person set it; the upstream says otherwise', report.kept, changedText),
    list('Gone from the upstream; they stay here', report.gone, referenceText),
    list('Skipped', report.skipped, ({ entry, reason }) => oneLine(`${entry}: ${reason}`)),
  )
}

const countsOf = ({ source, summary }: ImportReport): [string, string][] => [
  ['catalog', source],
  ['models read', count(summary.read)],
  ['new', count(summary.new)],
  ['changed', count(summary.changed)],
  ['kept', count(summary.kept)],
  ['unchanged', count(summary.unchanged)],
  ['gone', count(summary.gone)],
  ['skipped', count(summary.skipped)],
]

function linesOf<Item>(items: readonly Item[], text: (item: Item) => string, all: boolean): string {
  const shown = all ? items : items.slice(0, SHOWN)
  const more = items.length - shown.length
  return [...shown.map(text), ...(more > 0 ? [`... and ${count(more)} more; --all prints them`] : [])].join('\n')
}

const referenceText = ({ id, provider, display_name }: Reference): string =>
  oneLine(`${id}: ${display_name} (${provider})`)

const changedText = (changed: Changed): string =>
  [referenceText(changed), ...changed.fields.map((each) => `  ${oneLine(differenceText(each))}`)].join('\n')
