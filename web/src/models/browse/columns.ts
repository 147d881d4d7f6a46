// How many cards stand beside each other, and where each row of them stands. Every card has the same height.

const GAP_PX = 12
const CARD_PX = 164
const NARROWEST_PX = 310
const MARGIN_PX = { narrow: 32, wide: 40 }

/** From the top of one row to the next. */
export const ROW_PX = CARD_PX + GAP_PX

export function columnsAt(width: number): number {
  const room = width - (width < 640 ? MARGIN_PX.narrow : MARGIN_PX.wide)
  return Math.max(1, Math.floor((room + GAP_PX) / (NARROWEST_PX + GAP_PX)))
}
