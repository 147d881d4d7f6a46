import type { components } from './schema.ts'
import { dataOf, type Transport } from './transport.ts'

export type Finding = components['schemas']['Finding']
export type Diagnosis = components['schemas']['Diagnosis']

export const doctor = (transport: Transport) => ({
  /** What is wrong with the server, and what to do about it; for admins. */
  diagnose: (): Promise<Diagnosis> => dataOf(transport.GET('/api/v1/system/doctor')),
})
