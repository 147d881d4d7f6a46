// The room of models, which is what is seen first, and the dialog of one model over it.
import { createRoute, lazyRouteComponent, type SearchSchemaInput } from '@tanstack/react-router'
import { readSearch } from '../../models/filter.ts'
import { ModelsPage } from '../../models/models-page.tsx'
import { root } from './root.ts'

const room = createRoute({
  getParentRoute: () => root,
  path: '/models',
  validateSearch: (search: Record<string, unknown> & SearchSchemaInput) => readSearch(search),
  component: ModelsPage,
})

const model = createRoute({
  getParentRoute: () => room,
  path: '$id',
  component: lazyRouteComponent(() => import('../../models/details/model-dialog.tsx'), 'ModelDialog'),
})

export const models = room.addChildren([model])
