// Objects without what is not known.

/** The keys that may hold undefined become optional; the others stay as they are. */
type Compact<Type> = { [Key in keyof Type as undefined extends Type[Key] ? never : Key]: Type[Key] } & {
  [Key in keyof Type as undefined extends Type[Key] ? Key : never]?: Exclude<Type[Key], undefined>
}

/** The same object without the keys that hold undefined: what is unknown is absent. */
export const compact = <Type extends object>(object: Type): Compact<Type> =>
  Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined)) as Compact<Type>

/** The object, or undefined where it holds nothing. */
export const unlessEmpty = <Type extends object>(object: Type): Type | undefined =>
  Object.keys(object).length === 0 ? undefined : object
