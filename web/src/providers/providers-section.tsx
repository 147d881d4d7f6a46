// Who runs the models, and whether each can be called.
import { Room } from '../ui/room.tsx'

export const ProvidersSection = () => <Room title="Providers" />
