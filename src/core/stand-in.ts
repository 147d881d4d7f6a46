// Light objects that stand in for those of the web: what is asked often they answer themselves, all else the whole
// object, which is made at the first need.

export interface StandIn<Whole extends object> {
  readonly whole: Whole
}

/** Makes instances of `Light` pass for instances of `Whole`, and lends them what they have not themselves. */
export function standIn<Whole extends object>(
  Light: { prototype: StandIn<Whole> },
  Whole: { prototype: Whole },
  own: readonly string[],
): void {
  for (const name of Reflect.ownKeys(Whole.prototype)) {
    if (Object.hasOwn(Light.prototype, name) || own.includes(String(name))) continue
    const shared: unknown = Object.getOwnPropertyDescriptor(Whole.prototype, name)?.value
    Object.defineProperty(Light.prototype, name, {
      configurable: true,
      get(this: StandIn<Whole>) {
        // Libraries ask the prototype what there is.
        if (this === Light.prototype) return shared
        const value = Reflect.get(this.whole, name)
        return typeof value === 'function' ? value.bind(this.whole) : value
      },
    })
  }
  Object.setPrototypeOf(Light.prototype, Whole.prototype)
}
