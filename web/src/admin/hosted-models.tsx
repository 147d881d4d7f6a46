// The models behind an API, as an admin keeps them.
import { Room } from '../ui/room.tsx'

export const HostedModels = () => <Room title="Hosted models" />
