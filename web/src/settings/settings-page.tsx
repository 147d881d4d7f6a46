// The current model, the server and its keys.
import { Room } from '../ui/room.tsx'

export const SettingsPage = () => <Room title="Settings" />
