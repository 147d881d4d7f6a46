// What the triggers of SQLite are made of. It knows no session and no end of a transaction: each row is a change set.

export const NOW = "strftime('%Y-%m-%dT%H:%M:%fZ', 'now')"
const REVISION = "(select value from counters where name = 'revision')"

/** Holds where no application writes its change set itself. */
export const BY_SQL = '(select is_application from recorder) = 0'

/** The statements of a trigger that change our own rows must not be taken for a person's. */
export const quietly = (statement: string): string =>
  `update recorder set is_application = 1; ${statement}; update recorder set is_application = 0;`

/** Begins a change set. @param summary an expression. */
export const newSet = (summary: string): string =>
  `update counters set value = value + 1 where name = 'revision';
  insert into change_sets (revision, created_at, actor, action, summary)
    values (${REVISION}, ${NOW}, 'sql', 'sql', ${summary});`

/** @param from the tables of the rows that the expressions speak of. */
export const newEntry = (
  kind: string,
  position: string,
  id: string,
  before: string,
  after: string,
  from = '',
): string =>
  `insert into change_entries (revision, position, entity, entity_id, before, after)
    select ${REVISION}, ${position}, '${kind}', ${id}, ${before}, ${after} ${from};`

/** Completes the one entry of an update or an insert. */
export const setAfter = (after: string, from: string): string =>
  `update change_entries set after = (select ${after} ${from}) where revision = ${REVISION};`

/** @param columns each with the expression that stands for it. */
export const jsonOf = (columns: Record<string, string>): string =>
  `json_object(${Object.entries(columns)
    .map(([name, expression]) => `'${name}', ${expression}`)
    .join(', ')})`

export const flag = (expression: string): string => `json(iif(${expression}, 'true', 'false'))`

/** Refuses the row with a sentence where a condition holds. */
export const refuse = (faults: readonly (readonly [condition: string, sentence: string])[]): string =>
  faults.map(([condition, sentence]) => `select raise(abort, '${sentence}') where ${condition};`).join('\n')

/** The columns whose difference is a change. */
export const differs = (columns: readonly string[]): string =>
  columns.map((column) => `old.${column} is not new.${column}`).join(' or ')

export const trigger = (name: string, when: string, condition: string, body: string): string =>
  `create trigger roster_${name} ${when} for each row when ${condition} begin ${body} end`
