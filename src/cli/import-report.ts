// What an import would do, or did, as a person reads it: the counts, then each list as long as it can be read.
import type { ImportReport, PresetReport } from '@roster/client'
import { count } from './terminal/numbers.ts'
import { fields, section, sections } from './terminal/table.ts'
import { oneLine } from './terminal/text.ts'
import { type Difference, differenceText } from './terminal/values.ts'

const SHOWN = 10

type Reference = ImportReport['new'][number]

/** @param all whether long lists are printed whole. */
export function importText(report: ImportReport, all: boolean): string {
  const list = lister(all)
  return sections(
    fields(countsOf(report)),
    list('New providers, inactive until somebody turns them on', report.new_providers, oneLine),
    list('New', report.new, referenceText),
    list('Changed', report.changed, changedText(referenceText)),
    list('Kept as a person set it; the upstream says otherwise', report.kept, changedText(referenceText)),
    list('Gone from the upstream; they stay here', report.gone, referenceText),
    list('Skipped', report.skipped, skippedText),
  )
}

/** The same of presets. */
export function presetText(report: PresetReport, all: boolean): string {
  const list = lister(all)
  const { read, ...counts } = report.summary
  return sections(
    fields([['presets read', count(read)], ...Object.entries(counts).map(([name, n]) => [name, count(n)] as const)]),
    list('New', report.new, presetReference),
    list('Changed', report.changed, changedText(presetReference)),
    list('Kept as a person wrote it; the file says otherwise', report.kept, changedText(presetReference)),
    list('Skipped', report.skipped, skippedText),
  )
}

const lister =
  (all: boolean) =>
  <Item>(title: string, items: readonly Item[], text: (item: Item) => string): string =>
    section(`${title} (${count(items.length)})`, linesOf(items, text, all))

const skippedText = ({ entry, reason }: { entry: string; reason: string }): string => oneLine(`${entry}: ${reason}`)

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

const presetReference = ({ name, model_id, base_model }: PresetReport['new'][number]): string =>
  oneLine(`${name}, of ${model_id ?? `every ${base_model}`}`)

const changedText =
  <Item>(referenceOf: (item: Item) => string) =>
  (changed: Item & { fields: Difference[] }): string =>
    [referenceOf(changed), ...changed.fields.map((each) => `  ${oneLine(differenceText(each))}`)].join('\n')
