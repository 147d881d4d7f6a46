// The room of generating: what is to be made on one side, and on the other what the server would do with it.
import { Link } from '@tanstack/react-router'
import { Boxes } from 'lucide-react'
import { CannotRead } from '../models/browse/list-states.tsx'
import { useModels } from '../models/queries.ts'
import { GENERATE } from '../texts/generate.ts'
import { buttonLook } from '../ui/button.tsx'
import { Empty } from '../ui/empty.tsx'
import { Room } from '../ui/room.tsx'
import { Desk } from './desk.tsx'

export function GeneratePage() {
  const { list, error, retry } = useModels(null)
  return (
    <Room title={GENERATE.title} lead={GENERATE.lead} width="wide">
      {!list && error ? (
        <CannotRead error={error} onRetry={() => void retry()} />
      ) : list?.models.length === 0 ? (
        <NoModels />
      ) : (
        <Desk />
      )}
    </Room>
  )
}

const NoModels = () => (
  <Empty
    Icon={Boxes}
    title={GENERATE.noModels}
    actions={
      <Link to="/models" className={buttonLook({ look: 'primary' })}>
        {GENERATE.toModels}
      </Link>
    }
  >
    {GENERATE.noModelsWhy}
  </Empty>
)
