// What stands on the stack of a pickle that is only looked at: names, numbers and containers; nothing is ever called.

/** A name that the pickle would import. */
export class Global {
  readonly module: string
  readonly name: string

  constructor(module: string, name: string) {
    this.module = module
    this.name = name
  }

  get full(): string {
    return `${this.module}.${this.name}`
  }
}

/** What a call would have made. */
export class Built {
  readonly callee: Value
  readonly args: Value
  /** What BUILD would have put into it. */
  state: Value = null

  constructor(callee: Value, args: Value) {
    this.callee = callee
    this.args = args
  }
}

/** A reference to something outside of the pickle: with torch, where the numbers of a tensor lie. */
export class Reference {
  readonly id: Value

  constructor(id: Value) {
    this.id = id
  }
}

export class Dictionary {
  /** Only what has a text as its key. */
  readonly entries = new Map<string, Value>()
}

/** null stands for whatever needs no looking at. */
export type Value = string | number | null | Value[] | Global | Built | Reference | Dictionary
