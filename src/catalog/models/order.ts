// The order in which models are chosen and listed, and which of them are adapters.
import { compareCodePoints } from '../../core/text.ts'
import { ADAPTER_TYPES } from '../../vocabulary/index.ts'
import type { ModelFacts } from './contract.ts'

type Ordered = Pick<ModelFacts, 'priority' | 'is_default' | 'display_name'> & { id: string }

/** Priority ascending, then default first, then display name, then id: never a tie. */
export const routingOrder = (left: Ordered, right: Ordered): number =>
  left.priority - right.priority ||
  Number(right.is_default) - Number(left.is_default) ||
  compareCodePoints(left.display_name, right.display_name) ||
  compareCodePoints(left.id, right.id)

export const isAdapter = ({ type }: Pick<ModelFacts, 'type'>): boolean => ADAPTER_TYPES.has(type)
