// What the catalog or a person says, above what a file says of itself; where they disagree, it is shown.
import { CLAIM_FIELDS, type ClaimField, type ModelType, type Signal } from '../../vocabulary/index.ts'
import { familyOf, isKin, SPEAKERS, SURENESS } from './conclude.ts'
import type { Identified } from './contract.ts'

/** What somebody says; what is absent or null is left to the file. */
export interface Statement {
  type?: ModelType | null
  family?: string | null
  base_model?: string | null
}

export interface Stated {
  catalog?: Statement | null
  /** What a person chose stands above all else. */
  person?: Statement | null
}

type Conflict = Identified['conflicts'][number]

/** @param identified as `identifyFile` gave it: what was said is a layer above and is put on anew each time. */
export function reconcile(identified: Identified, { catalog, person }: Stated): Identified {
  const byCatalog = catalog ? stated(identified, 'catalog', catalog) : identified
  return person ? stated(byCatalog, 'person', person) : byCatalog
}

function stated(identified: Identified, signal: Signal, statement: Statement): Identified {
  const { type, base_model: base } = statement
  const family = statement.family ?? (base ? familyOf(base) : null)
  const says = { ...(type && { type }), ...(family && { family }), ...(base && { base_model: base }) }
  if (Object.keys(says).length === 0) return identified
  // A base model that was told for another family goes with it.
  const isOtherFamily = !base && family && identified.family !== null && family !== identified.family
  const isCertain = Boolean(base) || (Boolean(family) && identified.base_model === null)
  return {
    ...identified,
    ...(isOtherFamily && { base_model: null }),
    ...says,
    confidence: isCertain ? SURENESS[signal] : identified.confidence,
    evidence: [
      { signal, says, detail: `${SPEAKERS[signal]} ${Object.values(says).join(', ')}` },
      ...identified.evidence,
    ],
    conflicts: [
      ...identified.conflicts,
      ...CLAIM_FIELDS.flatMap((field) => conflictOn(field, identified, signal, says[field])),
    ],
  }
}

function conflictOn(field: ClaimField, told: Identified, signal: Signal, value: string | undefined): Conflict[] {
  const other = told[field]
  if (!value || !other || other === 'unknown' || value === other) return []
  // Pony is SDXL: what is only more exact contradicts nothing, nor does the family that follows from a base model.
  if (field === 'base_model' && isKin(value, other)) return []
  const weaker = told.evidence.find(({ says }) => says[field] === other)
  const speaker = weaker?.signal ?? 'keys'
  return [
    {
      field,
      values: [
        { signal, value },
        { signal: speaker, value: other },
      ],
      detail:
        `${SPEAKERS[signal]} ${value}, but ${SPEAKERS[speaker]} ${other}${weaker ? ` (${weaker.detail})` : ''}`.slice(
          0,
          2000,
        ),
    },
  ]
}
