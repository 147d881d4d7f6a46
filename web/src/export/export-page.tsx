// Files for other tools, made from what is installed.
import { Room } from '../ui/room.tsx'

export const ExportPage = () => <Room title="Export" />
