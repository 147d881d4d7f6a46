// How a row is laid out at a width. Every row has the same height, so that the list knows where each one stands.

export interface RowShape {
  isTable: boolean
  hasProvider: boolean
  hasKind: boolean
  /** For `grid-template-columns`. */
  columns: string
  height: number
}

const CARD: RowShape = { isTable: false, hasProvider: false, hasKind: false, columns: 'minmax(0,1fr)', height: 80 }
const NARROW: RowShape = {
  isTable: true,
  hasProvider: false,
  hasKind: false,
  columns: 'minmax(0,1fr) 8rem 12rem',
  height: 60,
}
const MIDDLE: RowShape = { ...NARROW, hasProvider: true, columns: 'minmax(0,1fr) 8rem 8rem 12rem' }
const WIDE: RowShape = {
  ...NARROW,
  hasProvider: true,
  hasKind: true,
  columns: 'minmax(0,1fr) 10rem 8rem 9rem 13rem',
}

export function shapeAt(width: number): RowShape {
  if (width < 620) return CARD
  if (width < 860) return NARROW
  return width < 980 ? MIDDLE : WIDE
}
