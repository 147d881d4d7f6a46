// An address that leads nowhere, and a room that broke.
import { Link } from '@tanstack/react-router'
import { Compass, TriangleAlert } from 'lucide-react'
import { messageOf } from '../core/problem.ts'
import { Button, buttonLook } from '../ui/button.tsx'
import { Empty } from '../ui/empty.tsx'

export const NotFound = () => (
  <main className="flex-1">
    <Empty
      Icon={Compass}
      title="There is no such page"
      actions={
        <Link to="/models" className={buttonLook({ look: 'primary' })}>
          Go to the models
        </Link>
      }
    >
      The address may be mistyped, or what it named is gone.
    </Empty>
  </main>
)

export const Broken = ({ error }: { error: unknown }) => (
  <main className="flex-1">
    <Empty
      Icon={TriangleAlert}
      title="This page broke"
      actions={<Button onClick={() => window.location.reload()}>Load it again</Button>}
    >
      {messageOf(error)}
    </Empty>
  </main>
)
