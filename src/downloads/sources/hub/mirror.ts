// A mirror often passes on addresses of the hub that it mirrors, which mean the same on itself.
import type { Origin } from '../../engine/index.ts'

const HUB = 'https://huggingface.co'

/** None where the hub itself is asked. */
export const mirrorOf = (endpoint: string): Pick<Origin, 'mirror'> =>
  endpoint === HUB ? {} : { mirror: { of: HUB, at: endpoint } }

/** An address of the hub as one of the endpoint. */
export const ownAddress = (address: string, endpoint: string): string =>
  address.startsWith(`${HUB}/`) ? `${endpoint}${address.slice(HUB.length)}` : address
