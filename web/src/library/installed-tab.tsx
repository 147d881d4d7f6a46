// What lies on the disk.
import { HardDrive } from 'lucide-react'
import { Empty } from '../ui/empty.tsx'

export const InstalledTab = () => <Empty Icon={HardDrive} title="Installed models" />
