// What the models did, cost and were rated.
import { Room } from '../ui/room.tsx'

export const UsageSection = () => <Room title="Usage" />
