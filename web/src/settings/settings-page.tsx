// The room of settings: the current model, the server and its keys.
import { SETTINGS } from '../texts/settings.ts'
import { Room } from '../ui/room.tsx'
import { ApiKeysPanel } from './api-keys.tsx'
import { CurrentModelPanel } from './current-model.tsx'
import { ServerPanel } from './server-facts.tsx'

export const SettingsPage = () => (
  <Room title={SETTINGS.title} lead={SETTINGS.lead}>
    <CurrentModelPanel />
    <ApiKeysPanel />
    <ServerPanel />
  </Room>
)
