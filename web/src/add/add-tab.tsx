// How more models come in, as the third tab of the room of models.
import { PackagePlus } from 'lucide-react'
import { Empty } from '../ui/empty.tsx'

export const AddTab = () => <Empty Icon={PackagePlus} title="Add a model" />
