// An address that leads nowhere, and a room that broke.
import { Link } from '@tanstack/react-router'
import { Compass, TriangleAlert } from 'lucide-react'
import { messageOf } from '../core/problem.ts'
import { SHELL } from '../texts/shell.ts'
import { Button, buttonLook } from '../ui/button.tsx'
import { Empty } from '../ui/empty.tsx'

export const NotFound = () => (
  <main className="flex-1">
    <Empty
      Icon={Compass}
      title={SHELL.noPage}
      actions={
        <Link to="/models" className={buttonLook({ look: 'primary' })}>
          {SHELL.toModels}
        </Link>
      }
    >
      {SHELL.noPageWhy}
    </Empty>
  </main>
)

export const Broken = ({ error }: { error: unknown }) => (
  <main className="flex-1">
    <Empty
      Icon={TriangleAlert}
      title={SHELL.broken}
      actions={<Button onClick={() => window.location.reload()}>{SHELL.reload}</Button>}
    >
      {messageOf(error)}
    </Empty>
  </main>
)
