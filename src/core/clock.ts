// The time, as something that can be given.
export type Clock = () => Date

export const systemClock: Clock = () => new Date()
