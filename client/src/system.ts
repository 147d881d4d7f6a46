import type { components } from './schema.ts'
import { dataOf, type Transport } from './transport.ts'

export type System = components['schemas']['System']
export interface BaseModel {
  id: string
  label: string
  family: string
  parent: string | null
}

export const system = (transport: Transport) => ({
  /** The machine that the server runs on: GPUs, memory, disks, versions. */
  read: (): Promise<System> => dataOf(transport.GET('/api/v1/system')),

  /** What configurations and adapters hang on. */
  async baseModels(): Promise<BaseModel[]> {
    return (await dataOf(transport.GET('/api/v1/base-models'))).base_models
  },
})
